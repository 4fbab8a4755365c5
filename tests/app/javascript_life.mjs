// A function's whole life, lived by AWS's SDK for JavaScript. aws_cli_life.sh and boto3_life.py live the same.
//
//   node javascript_life.mjs NODE_MODULES_FOLDER
//
// The environment: ENDPOINT, THROTTLED (an endpoint that grants two requests a second), PACKAGES (a folder with
// one.zip, two.zip and three.zip; the last is S3's packages/three.zip too), credentials, region,
// NODE_EXTRA_CA_CERTS.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
  PreconditionFailedException,
  ResourceNotFoundException,
  TooManyRequestsException,
  UpdateFunctionCodeCommand,
  waitUntilFunctionUpdatedV2,
} = createRequire(`${process.argv[2]}/`)('@aws-sdk/client-lambda');

const FunctionName = 'javascript-function';
const Role = 'arn:aws:iam::111111111111:role/lambda-role';

const client = (endpoint, maxAttempts) => new LambdaClient({ endpoint, maxAttempts });
const zip = (name) => readFileSync(`${process.env.PACKAGES}/${name}`);
const sha256 = (data) => createHash('sha256').update(data).digest('base64');

const aws = client(process.env.ENDPOINT, 1);
const update = (input) => aws.send(new UpdateFunctionCodeCommand({ FunctionName, ...input }));
const configuration = () => aws.send(new GetFunctionConfigurationCommand({ FunctionName }));

// create
const created = await aws.send(
  new CreateFunctionCommand({
    FunctionName,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role,
    Code: { ZipFile: zip('one.zip') },
  }),
);
assert.equal(created.CodeSha256, sha256(zip('one.zip')));

// update from zip
const updated = await update({ ZipFile: zip('two.zip') });
assert.equal(updated.CodeSha256, sha256(zip('two.zip')));
assert.equal(updated.Version, '$LATEST');
await waitUntilFunctionUpdatedV2({ client: aws, maxWaitTime: 30 }, { FunctionName });

// update from S3
const fromS3 = await update({ S3Bucket: 'packages', S3Key: 'three.zip' });
assert.equal(fromS3.CodeSha256, sha256(zip('three.zip')));
await assert.rejects(update({ S3Bucket: 'packages', S3Key: 'missing.zip' }), {
  name: 'InvalidParameterValueException',
  message: /S3 Error Code: NoSuchKey/,
});

// dry run
const before = await configuration();
await update({ ZipFile: zip('one.zip'), DryRun: true });
const after = await configuration();
assert.equal(after.RevisionId, before.RevisionId);
assert.equal(after.CodeSha256, before.CodeSha256);

// publish
const published = await update({ ZipFile: zip('two.zip'), Publish: true });
assert.equal(published.Version, '1');
assert.equal(published.FunctionArn, `${updated.FunctionArn}:1`);

// stale revision
await assert.rejects(update({ ZipFile: zip('one.zip'), RevisionId: before.RevisionId }), PreconditionFailedException);

// bad name
await assert.rejects(update({ FunctionName: 'my!function', ZipFile: zip('one.zip') }), { name: 'ValidationException' });

// read back
const { Code } = await aws.send(new GetFunctionCommand({ FunctionName }));
const bytes = Buffer.from(await (await fetch(Code.Location)).arrayBuffer());
assert.ok(bytes.equals(zip('two.zip')), 'other bytes were read back');

// list versions
const { Versions } = await aws.send(new ListVersionsByFunctionCommand({ FunctionName }));
assert.deepEqual(
  Versions.map(({ Version }) => Version),
  ['$LATEST', '1'],
);

// throttle
const throttled = client(process.env.THROTTLED, 1);
await assert.rejects(
  async () => {
    for (let i = 0; i < 100; ++i) await throttled.send(new ListFunctionsCommand({}));
  },
  (error) => error instanceof TooManyRequestsException && error.Reason === 'CallerRateLimitExceeded',
);
const patient = client(process.env.THROTTLED, 10);
let attempts = 0;
for (let i = 0; i < 4; ++i) attempts += (await patient.send(new ListFunctionsCommand({}))).$metadata.attempts;
assert.ok(attempts > 4, 'four requests at once were granted where two a second are');

// delete
await aws.send(new DeleteFunctionCommand({ FunctionName }));
await assert.rejects(aws.send(new GetFunctionCommand({ FunctionName })), ResourceNotFoundException);
