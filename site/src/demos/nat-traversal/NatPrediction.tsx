/** The question before a run. */
import { predictions, predictionWords, type Prediction } from './nat-prediction.ts';

interface Props {
  /** Of the group of radio buttons; unique on the page. */
  readonly name: string;
  readonly chosen: Prediction | null;
  readonly disabled: boolean;
  readonly onChoose: (prediction: Prediction) => void;
}

export function NatPrediction({ name, chosen, disabled, onChoose }: Props) {
  return (
    <fieldset class="nat-prediction" disabled={disabled}>
      <legend>Your prediction</legend>
      {predictions.map((prediction) => (
        <label key={prediction}>
          <input
            type="radio"
            name={`${name}-prediction`}
            checked={prediction === chosen}
            onChange={() => onChoose(prediction)}
          />
          {predictionWords[prediction]}
        </label>
      ))}
    </fieldset>
  );
}
