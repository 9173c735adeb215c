/** Of sdp-transform, which has no types of its own, what the tests use. */
declare module 'sdp-transform' {
  type Parsed = Readonly<Record<string, unknown>>;
  const sdpTransform: { parse(text: string): Parsed & { readonly media: readonly Parsed[] } };
  export default sdpTransform;
}
