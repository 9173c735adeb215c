/** The names of the lab's SIP domain. `.invalid` is in no DNS, so nothing here can leave the lab (RFC 2606 section 2). */
export const domainName = 'lab.invalid';
/** Stands in Via and Record-Route. */
export const proxyName = 'proxy.lab.invalid';
