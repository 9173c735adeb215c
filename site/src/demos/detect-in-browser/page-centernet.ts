/**
 * The model of the lab server in the page: the same files, run by TensorFlow.js on WebAssembly. For a worker: each call
 * takes more than 100 ms.
 */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { env, ready, setBackend, tensor, type io, type Tensor } from '@tensorflow/tfjs-core';
import { inputSize } from '@wireside/labs-server/wire/video/letterbox.ts';
import { fetchCounted } from './counted-fetch.ts';
import type { DetectionAddresses } from './detection-message.ts';

/** What a model file of TensorFlow.js holds that is used here. */
interface ModelFile {
  readonly modelTopology: object;
  readonly weightsManifest: readonly [{ readonly weights: io.WeightsManifestEntry[] }];
}

/** Rows of the output `tower_0/detections`: see `select-objects.ts`. */
export type Centernet = (input: Float32Array) => Promise<Float32Array>;

/** @throws Error that says which file did not come, or why the browser does not run it */
export async function openCenternet(
  addresses: DetectionAddresses,
  onBytes: (byteLength: number) => void,
): Promise<Centernet> {
  const hasSimd = await env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const wasmUrl = hasSimd === true ? addresses.wasmSimd : addresses.wasm;
  const load = (url: string) => fetchCounted(url, onBytes, (file) => fetch(file));
  const [wasm, model, weights] = await Promise.all([
    load(wasmUrl),
    load(addresses.model),
    load(addresses.weights),
  ]);
  await startBackend(wasm);
  const graph = await loadGraphModel({ load: async () => artifactsOf(model, weights) });
  return async (input) => {
    const image = tensor(input, [1, inputSize, inputSize, 3], 'float32');
    const output = graph.execute(image, ['tower_0/detections']) as Tensor;
    try {
      return (await output.data()) as Float32Array;
    } finally {
      image.dispose();
      output.dispose();
    }
  };
}

const binaries = [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
] as const;

/** The backend asks for its file by `fetch`, and would wait for ever if it did not come: it gets the bytes that are here. */
async function startBackend(wasm: Uint8Array<ArrayBuffer>): Promise<void> {
  await WebAssembly.compile(wasm);
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  env().platform.fetch = async () => new Response(wasm);
  setWasmPaths(Object.fromEntries(binaries.map((name) => [name, name])), true);
  if (!(await setBackend('wasm'))) throw new Error('TensorFlow.js cannot use WebAssembly here.');
  await ready();
}

function artifactsOf(model: Uint8Array, weights: Uint8Array<ArrayBuffer>): io.ModelArtifacts {
  const file = JSON.parse(new TextDecoder().decode(model)) as ModelFile;
  return {
    modelTopology: file.modelTopology,
    weightSpecs: file.weightsManifest[0].weights,
    weightData: weights.buffer,
  };
}
