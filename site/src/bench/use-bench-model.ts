/** One bench's model, made once the page's services are there. */
import { useMemo } from 'preact/hooks';
import type { PageServices } from '../lab/page-services.ts';
import { BenchModel, type BenchSetting } from './bench-model.ts';

export function useBenchModel(
  services: PageServices | null,
  setting: BenchSetting,
): BenchModel | null {
  return useMemo(
    () =>
      services === null
        ? null
        : new BenchModel(setting, { services, nowMs: () => performance.now() }),
    [services],
  );
}
