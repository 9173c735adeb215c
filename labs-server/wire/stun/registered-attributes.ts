/** Attributes that are registered at IANA and not read here: their names, so that they can be told. */

/** Type to name. */
export const registeredAttributes: ReadonlyMap<number, string> = new Map([
  [0x001b, 'ACCESS-TOKEN'],
  [0x0026, 'PADDING'],
  [0x0027, 'RESPONSE-PORT'],
  [0x002a, 'CONNECTION-ID'],
  [0x8025, 'TRANSACTION_TRANSMIT_COUNTER'],
  [0x8027, 'CACHE-TIMEOUT'],
  [0x802b, 'RESPONSE-ORIGIN'],
  [0x802c, 'OTHER-ADDRESS'],
  [0x802d, 'ECN-CHECK STUN'],
  [0x802e, 'THIRD-PARTY-AUTHORIZATION'],
  [0x8030, 'MOBILITY-TICKET'],
  [0xc000, 'CISCO-STUN-FLOWDATA'],
  [0xc001, 'ENF-FLOW-DESCRIPTION'],
  [0xc002, 'ENF-NETWORK-STATUS'],
  [0xc057, 'GOOG-NETWORK-INFO'],
  [0xc058, 'GOOG-LAST-ICE-CHECK-RECEIVED'],
  [0xc059, 'GOOG-MISC-INFO'],
  [0xc05a, 'GOOG-OBSOLETE-1'],
  [0xc05b, 'GOOG-CONNECTION-ID'],
  [0xc05c, 'GOOG-DELTA'],
  [0xc05d, 'GOOG-DELTA-ACK'],
  [0xc060, 'GOOG-MESSAGE-INTEGRITY-32'],
  [0xc070, 'DTLS-IN-STUN'],
  [0xc071, 'DTLS-IN-STUN-ACKNOWLEDGEMENT'],
]);
