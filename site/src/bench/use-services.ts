/** The page's services for a component: null while the page is built and until the component is alive. */
import { useEffect, useState } from 'preact/hooks';
import { pageServices, type PageServices } from '../lab/page-services.ts';

export function useServices(): PageServices | null {
  const [services, setServices] = useState<PageServices | null>(null);
  useEffect(() => setServices(pageServices()), []);
  return services;
}
