/** Why a port cannot be had, as the user is told. */

/** The port is in use, or may not be used: the message is for the user as it is. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

const defaultProposal = 4700;

/** What chooses the port. */
export type PortFlag = '--port' | '--rtsp-port' | '--stun-port';

/** What to tell the user, in one line with the flag that helps. */
export function portError(
  title: string,
  address: string,
  port: number,
  { code, message }: Pick<NodeJS.ErrnoException, 'code' | 'message'>,
  flag: PortFlag = '--port',
): PortError {
  const where = `Port ${port} (${title}, ${address})`;
  if (code === 'EADDRINUSE') {
    const next = (Math.floor(port / 100) + 1) * 100;
    const other = next > 1023 && next <= 65_000 ? next : defaultProposal;
    return new PortError(
      `${where} is already in use. Choose another, for instance npm start -- ${flag} ${other}.`,
    );
  }
  if (code === 'EACCES') {
    return new PortError(
      `${where} may not be used by this user. Choose one above 1023 with ${flag}.`,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new PortError(`This machine has no address ${address}. Choose another with --host.`);
  }
  return new PortError(
    `${where} cannot be opened: ${message}. Choose another with ${flag} or --host.`,
  );
}
