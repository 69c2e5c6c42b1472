/**
 * What a Raspberry Pi's kernel tells of its processor. onnxruntime chooses its kernels by `/proc/cpuinfo` and `/sys`, where
 * an emulated program would find the x64 host's: nothing that it understands, over which it crashes (seen with
 * onnxruntime 1.30 and qemu 7.2: a null pointer in its cpuinfo library). qemu looks below its prefix first.
 */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** As the kernels of the Pi 4 and 5 write them; parts and revisions are Arm's (main id register). */
export const PI_CPUS = {
  'cortex-a72': { part: '0xd08', variant: '0x0', revision: 3, features: 'fp asimd evtstrm crc32 cpuid' },
  'cortex-a76': {
    part: '0xd0b',
    variant: '0x4',
    revision: 1,
    features:
      'fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm lrcpc dcpop asimddp',
  },
};

/**
 * @param libraries the folder above the `lib` of the C library
 * @returns `prefix`, for qemu's `-L`
 */
export async function writePiFiles(prefix, libraries, cpu) {
  const { part, variant, revision, features } = PI_CPUS[cpu];
  // As many cores as can be scheduled here, or threads could not be bound to them.
  const count = Math.min(4, cpus().length);
  const all = count === 1 ? '0' : `0-${count - 1}`;
  const system = join(prefix, 'sys/devices/system/cpu');
  const put = async (folder, texts) => {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), `${text}\n`);
  };
  const cores = Array.from({ length: count }, (_, at) => at);
  await put(join(prefix, 'proc'), {
    cpuinfo: cores
      .map(
        (at) =>
          `processor\t: ${at}\nBogoMIPS\t: 108.00\nFeatures\t: ${features}\nCPU implementer\t: 0x41\n` +
          `CPU architecture: 8\nCPU variant\t: ${variant}\nCPU part\t: ${part}\nCPU revision\t: ${revision}\n`,
      )
      .join('\n'),
  });
  await put(system, { kernel_max: '255', possible: all, present: all });
  for (const at of cores) {
    await put(join(system, `cpu${at}/topology`), {
      physical_package_id: '0',
      cluster_cpus_list: all,
      core_siblings_list: all,
    });
    await put(join(system, `cpu${at}/cache/index2`), { level: '2', size: '1024K', shared_cpu_list: all });
  }
  await symlink(join(libraries, 'lib'), join(prefix, 'lib'));
  return prefix;
}
