/**
 * The model: MobileNetV3-CenterNet, trained on COCO, as the npm package @vladmandic/human ships it; run by
 * TensorFlow.js on WebAssembly. For a worker: each call takes more than 100 ms.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import type { io, Tensor } from '@tensorflow/tfjs-core';
import { ready, setBackend, tensor } from '@tensorflow/tfjs-core';
import { inputSize } from '../../../wire/video/letterbox.ts';

/** What a model file of TensorFlow.js holds that is used here. */
interface ModelFile {
  readonly modelTopology: object;
  readonly weightsManifest: readonly [{ readonly weights: io.WeightsManifestEntry[] }];
}

/** Rows of the output `tower_0/detections`: see `select-objects.ts`. */
export type Centernet = (input: Float32Array) => Promise<Float32Array>;

export async function openCenternet(): Promise<Centernet> {
  const backend = new URL('./', import.meta.resolve('@tensorflow/tfjs-backend-wasm'));
  setWasmPaths(fileURLToPath(backend));
  await setBackend('wasm');
  await ready();
  const model = await loadGraphModel({ load: readModel });
  return async (input) => {
    const image = tensor(input, [1, inputSize, inputSize, 3], 'float32');
    const output = model.execute(image, ['tower_0/detections']) as Tensor;
    try {
      return (await output.data()) as Float32Array;
    } finally {
      image.dispose();
      output.dispose();
    }
  };
}

async function readModel(): Promise<io.ModelArtifacts> {
  const models = new URL('../models/', import.meta.resolve('@vladmandic/human'));
  const [json, weights] = await Promise.all([
    readFile(new URL('centernet.json', models), 'utf8'),
    readFile(new URL('centernet.bin', models)),
  ]);
  const file = JSON.parse(json) as ModelFile;
  return {
    modelTopology: file.modelTopology,
    weightSpecs: file.weightsManifest[0].weights,
    weightData: new Uint8Array(weights).buffer,
  };
}
