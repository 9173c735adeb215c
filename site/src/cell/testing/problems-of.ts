/** What TypeScript says of a cell's code, with the editor's options: what would be underlined. */
import ts from 'typescript';

/** One sentence for each problem of `code`, which is a module, under the declarations in `types`. */
export function problemsOf(types: string, code: string): string[] {
  const files = new Map([
    ['/types.d.ts', types],
    ['/client.ts', `${code}\nexport {};`],
  ]);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    strict: true,
    lib: ['lib.esnext.d.ts', 'lib.dom.d.ts'],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) => {
    const text = files.get(name);
    return text === undefined ? read(name, target) : ts.createSourceFile(name, text, target);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const client = program.getSourceFile('/client.ts');
  return [
    ...program.getSyntacticDiagnostics(client),
    ...program.getSemanticDiagnostics(client),
  ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
