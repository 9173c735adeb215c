import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { certificateNames } from './certificate-names.ts';
import { makeCertificate } from './made-certificate.ts';

const now = Date.UTC(2026, 10, 26);

test('a made certificate is valid for every name, for its own key, and can sign no other', async () => {
  const { cert, key } = await makeCertificate(certificateNames(['lab.example'], false, {}), now);
  const certificate = new X509Certificate(cert);
  assert.ok(certificate.checkHost('localhost'));
  assert.ok(certificate.checkHost('lab.example'));
  assert.ok(certificate.checkIP('127.0.0.1'));
  assert.ok(certificate.checkIP('::1'));
  assert.equal(certificate.checkHost('other.example'), undefined);
  assert.ok(certificate.checkPrivateKey(createPrivateKey(key)));
  assert.ok(certificate.verify(certificate.publicKey), 'signed by itself');
  assert.equal(certificate.ca, false);
});

test('a made certificate is valid now, and for a time that browsers accept', async () => {
  const { cert } = await makeCertificate(certificateNames([], false, {}), now);
  const { validFrom, validTo } = new X509Certificate(cert);
  assert.ok(Date.parse(validFrom) < now);
  const days = (Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000;
  assert.ok(days > 30 && days < 398, String(days));
});
