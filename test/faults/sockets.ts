/** The sockets of processes, as the kernel has them (proc(5)): whatever opened them, in whatever language. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface OpenSocket {
  readonly protocol: 'tcp' | 'tcp6' | 'udp' | 'udp6' | 'raw' | 'raw6';
  /** As the kernel writes it: hexadecimal, each word of an address with its lowest byte first. */
  readonly local: string;
  readonly remote: string;
}

const PROTOCOLS = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'] as const;

/** Of these processes; those that end meanwhile have none. */
export function socketsOf(pids: readonly number[]): OpenSocket[] {
  return pids.flatMap((pid) => {
    try {
      const inodes = new Set(
        readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(linkOf(pid, fd))?.[1] ?? []),
      );
      return PROTOCOLS.flatMap((protocol) =>
        readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8')
          .split('\n')
          .slice(1)
          .map((line) => line.trim().split(/\s+/))
          .filter((fields) => inodes.has(fields[9] ?? ''))
          .map(([, local = '', remote = '']) => ({ protocol, local, remote })),
      );
    } catch {
      return [];
    }
  });
}

function linkOf(pid: number, fd: string): string {
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`);
  } catch {
    return '';
  }
}

/** 127.0.0.0/8, ::1, and the first as IPv6 writes it. */
const LOOPBACK = /^(0{24}01000000|(0{16}FFFF0000)?[0-9A-F]{6}7F):/;
/** Of who listens: nobody is at the other end. */
const NOBODY = /^0+:0000$/;

/** TCP from this machine to this machine, or waiting for it. */
export const staysHere = ({ protocol, local, remote }: OpenSocket): boolean =>
  protocol.startsWith('tcp') && LOOPBACK.test(local) && (LOOPBACK.test(remote) || NOBODY.test(remote));
