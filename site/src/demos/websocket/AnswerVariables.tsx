/** The names that an answer may hold between braces. */
import { answerVariables } from './answer-template.ts';

export function AnswerVariables() {
  return (
    <details class="handshake-variables" open>
      <summary>Names between braces are computed from the request’s key</summary>
      <dl>
        {answerVariables.map(({ name, meaning }) => (
          <div key={name}>
            <dt>
              <code>{`{${name}}`}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
