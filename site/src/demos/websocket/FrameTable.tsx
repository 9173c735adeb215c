/** The fields of a frame as a table: the same as the drawing, for those who listen to it or search in it. */
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import { valueText } from '../../wire-view/field-rows.ts';
import { placeOf } from './FrameFieldNote.tsx';
import type { WireFrame } from './wire-frame.ts';

export function FrameTable({ frame }: { readonly frame: WireFrame }) {
  return (
    <details class="frame-table">
      <summary>Fields as a table</summary>
      <div class="frame-table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">field</th>
              <th scope="col">where and what</th>
              <th scope="col">value</th>
              <th scope="col">meaning</th>
              <th scope="col">section</th>
            </tr>
          </thead>
          <tbody>
            {frame.leaves.map((field, leaf) => (
              <tr key={leaf}>
                <th scope="row">{field.name}</th>
                <td>{placeOf(frame, field)}</td>
                <td>{valueText(field, 80)}</td>
                <td>{field.meaning}</td>
                <td>
                  <SectionLink source={field.source} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
