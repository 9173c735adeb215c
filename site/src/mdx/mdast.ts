/** The little of the Markdown tree (mdast with MDX) that our remark plugins need. */

export interface MdxAttribute {
  readonly type: 'mdxJsxAttribute';
  readonly name: string;
  /** A string, `null` for a bare attribute (`<Choice right>`), or an expression node. */
  value: unknown;
}

export interface MdNode {
  type: string;
  children?: MdNode[];
  value?: string;
  /** Depth of a heading, 1 to 6. */
  depth?: number;
  /** Language of a fence. */
  lang?: string | null;
  /** Name of a JSX element. */
  name?: string | null;
  attributes?: (MdxAttribute | { type: 'mdxJsxExpressionAttribute' })[];
  position?: { readonly start: { readonly line: number } };
  data?: { hProperties?: Record<string, unknown> };
}

/** What the plugins use of the virtual file. Astro puts the frontmatter there. */
export interface MdFile {
  readonly path?: string;
  readonly data: { astro?: { frontmatter?: Record<string, unknown> } };
}

/** The text of a node and everything below it, without comments. */
export function textOf(node: MdNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? '';
  return (node.children ?? []).map(textOf).join('');
}

export function isElement(node: MdNode): boolean {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

/** Every node below `node`, in document order, the node itself first. */
export function descendants(node: MdNode): MdNode[] {
  return [node, ...(node.children ?? []).flatMap(descendants)];
}

/** An attribute's value: a string, `true` for a bare attribute or an expression, `undefined` if it is absent. */
export function attributeOf(node: MdNode, name: string): string | true | undefined {
  const attribute = node.attributes?.find(
    (candidate): candidate is MdxAttribute =>
      candidate.type === 'mdxJsxAttribute' && candidate.name === name,
  );
  if (attribute === undefined) return undefined;
  return typeof attribute.value === 'string' ? attribute.value : true;
}

/** Adds an attribute; a `null` value makes it bare. */
export function setAttribute(node: MdNode, name: string, value: string | null): void {
  (node.attributes ??= []).push({ type: 'mdxJsxAttribute', name, value });
}
