// An S3 server for one test: s3rver, with the bucket "packages", on loopback and a port that the system picks.
//
//   node s3_server.mjs NODE_MODULES_FOLDER DATA_FOLDER PORT_FILE [CERTIFICATE KEY]
//
// The one access key that it knows is S3RVER. It does not verify signatures of version 4.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [modules, directory, portFile, certificate, key] = process.argv.slice(2);
const S3rver = createRequire(`${modules}/`)('s3rver');
const tls = certificate ? { cert: readFileSync(certificate), key: readFileSync(key) } : {};

const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  directory,
  silent: true,
  configureBuckets: [{ name: 'packages' }],
  ...tls,
});
const { port } = await server.run();
writeFileSync(`${portFile}.new`, `${port}\n`);
renameSync(`${portFile}.new`, portFile);
