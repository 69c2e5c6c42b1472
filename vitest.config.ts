import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Native addons (onnxruntime) are not safe to load twice in worker threads of one process.
    pool: 'forks',
    // src/no-telemetry.ts is for the command; tests load onnxruntime by other ways.
    env: { ORT_DISABLE_TELEMETRY: '1' },
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
