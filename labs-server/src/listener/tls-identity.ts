/** What our listeners prove themselves with: a certificate (chain) and its private key, both as PEM (RFC 7468). */
export interface TlsIdentity {
  readonly cert: string;
  readonly key: string;
}
