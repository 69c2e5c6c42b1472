import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Native addons (onnxruntime) are not safe to load twice in worker threads of one process.
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
