/** Origins of the pages of tests. */
export const pageOrigins = {
  labs: ['http://lab-a.test', 'http://lab-b.test'],
  ancestors: ['http://site.test', 'http://runner.test', 'http://lab-a.test'],
};
