/** NAT traversal: networks that a student draws, the way of every packet, and the chart of all types. */
import { openBench, runToEnd } from './support/bench.ts';
import { expect, test, webRtcPath } from './support/lab.ts';

test('nat-simulator: a student sees which check died at which box, and then lets the other side filter less', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openBench(page, lab, 'NAT simulator', webRtcPath);
  await bench.getByRole('button', { name: 'Another port for each', exact: true }).click();
  await bench.getByRole('radio', { name: 'They connect directly' }).check();
  await runToEnd(bench);
  await expect(bench.getByText(/^✕ No connection\./)).toContainText('It came otherwise.');
  await bench.getByRole('combobox', { name: 'show' }).selectOption({ label: 'dropped only' });
  const packets = bench.getByRole('listbox', { name: 'Packets' });
  const filtered = packets.getByRole('option').filter({ hasText: 'dropped at Bob’s NAT' }).first();
  await filtered.click();
  const packet = bench.getByRole('region', { name: /^Packet \d+$/ });
  await expect(packet).toContainText('The filter of the mapping');
  await packet.getByText(/of the virtual network, field by field/).click();
  await expect(packet.getByRole('row', { name: /^magic cookie/ })).toBeVisible();
  await packets.focus();
  await page.keyboard.press('Home');
  await expect(packets.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');

  await bench.getByText('Draw the two networks yourself').click();
  const bob = bench.getByRole('group', { name: 'Bob’s network' });
  await bob.getByRole('combobox', { name: 'filtering' }).selectOption('address-dependent');
  await expect(bob).toContainText('RFC 3489 called this “restricted cone”.');
  await runToEnd(bench);
  await expect(bench.getByText(/^✓ Connected directly/)).toContainText('peer-reflexive');
  expect(pageErrors).toEqual([]);
});

test('nat-matrix: a student computes the chart and opens a cell that needs the relay', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'NAT types, each against each', webRtcPath);
  await runToEnd(bench);
  await expect(bench.getByText(/^Computed just now/)).toContainText('as textbooks say');
  const row = bench.getByRole('row', { name: /^symmetric/ });
  await expect(row.getByRole('button')).toHaveText([
    /✓ peer-reflexive/,
    /✓ peer-reflexive/,
    /✕ no connection/,
    /✕ no connection/,
  ]);
  await bench.getByRole('button', { name: 'with TURN', exact: true }).click();
  const cell = row.getByRole('button').last();
  await expect(cell).toContainText('✓ relayed');
  await cell.click();
  await expect(bench.getByText(/^✓ Connected through the relay/)).toBeVisible();
  await expect(cell).toHaveAttribute('aria-pressed', 'true');
});
