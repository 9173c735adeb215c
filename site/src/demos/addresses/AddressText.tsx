/** A command that goes on in the next line between its words and behind the slashes of an address, and nowhere else. */
import { Fragment } from 'preact';

export function AddressText({ text }: { readonly text: string }) {
  return (
    <code class="address-text">
      {text.split(/(?<= |[^:/]\/)/).map((piece, index) => (
        <Fragment key={index}>
          <span>{piece}</span>
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}
