#!/usr/bin/env python3
"""A function's whole life, lived by boto3. aws_cli_life.sh and javascript_life.mjs live the same.

The environment: ENDPOINT, THROTTLED (an endpoint that grants two requests a second), PACKAGES (a folder with
one.zip, two.zip and three.zip; the last is S3's packages/three.zip too), credentials, region, AWS_CA_BUNDLE.
"""
import base64
import hashlib
import os
import ssl
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

NAME = "boto3-function"
ROLE = "arn:aws:iam::111111111111:role/lambda-role"


def client(endpoint, attempts):
    retries = {"total_max_attempts": attempts, "mode": "standard"}
    return boto3.client("lambda", endpoint_url=endpoint, config=Config(retries=retries))


def package(name):
    with open(os.path.join(os.environ["PACKAGES"], name), "rb") as file:
        return file.read()


def sha256(data):
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def equal(what, wanted, found):
    assert wanted == found, f"{what}: wanted {wanted}, found {found}"


def refused(error_type, call, **parameters):
    """The call raises this, the client's own type where it has one; gives back the message."""
    try:
        call(**parameters)
    except ClientError as error:
        equal("error", error_type, error.response["Error"]["Code"])
        return error.response["Error"]["Message"]
    raise AssertionError(f"{error_type} was not raised")


def create(aws):
    return aws.create_function(FunctionName=NAME, Runtime="nodejs22.x", Handler="index.handler", Role=ROLE,
                               Code={"ZipFile": package("one.zip")})


aws = client(os.environ["ENDPOINT"], 1)

# create
equal("hash on creation", sha256(package("one.zip")), create(aws)["CodeSha256"])

# update from zip
updated = aws.update_function_code(FunctionName=NAME, ZipFile=package("two.zip"))
equal("hash after the update", sha256(package("two.zip")), updated["CodeSha256"])
equal("version after the update", "$LATEST", updated["Version"])
aws.get_waiter("function_updated_v2").wait(FunctionName=NAME)

# update from S3
from_s3 = aws.update_function_code(FunctionName=NAME, S3Bucket="packages", S3Key="three.zip")
equal("hash from S3", sha256(package("three.zip")), from_s3["CodeSha256"])
message = refused("InvalidParameterValueException", aws.update_function_code, FunctionName=NAME,
                  S3Bucket="packages", S3Key="missing.zip")
assert "S3 Error Code: NoSuchKey" in message, message

# dry run
before = aws.get_function_configuration(FunctionName=NAME)
aws.update_function_code(FunctionName=NAME, ZipFile=package("one.zip"), DryRun=True)
after = aws.get_function_configuration(FunctionName=NAME)
equal("revision after a dry run", before["RevisionId"], after["RevisionId"])
equal("hash after a dry run", before["CodeSha256"], after["CodeSha256"])

# publish
published = aws.update_function_code(FunctionName=NAME, ZipFile=package("two.zip"), Publish=True)
equal("version published", "1", published["Version"])
equal("ARN published", updated["FunctionArn"] + ":1", published["FunctionArn"])

# stale revision
try:
    aws.update_function_code(FunctionName=NAME, ZipFile=package("one.zip"), RevisionId=before["RevisionId"])
    raise AssertionError("a stale RevisionId was taken")
except aws.exceptions.PreconditionFailedException as error:
    equal("status", 412, error.response["ResponseMetadata"]["HTTPStatusCode"])

# bad name
refused("ValidationException", aws.update_function_code, FunctionName="my!function", ZipFile=b"PK")

# read back
location = aws.get_function(FunctionName=NAME)["Code"]["Location"]
trust = ssl.create_default_context(cafile=os.environ["AWS_CA_BUNDLE"])
with urllib.request.urlopen(location, context=trust if location.startswith("https:") else None) as answer:
    equal("bytes read back", package("two.zip"), answer.read())

# list versions
versions = aws.list_versions_by_function(FunctionName=NAME)["Versions"]
equal("versions", ["$LATEST", "1"], [version["Version"] for version in versions])

# throttle
throttled = client(os.environ["THROTTLED"], 1)
try:
    for _ in range(100):
        throttled.list_functions()
    raise AssertionError("nothing was throttled")
except throttled.exceptions.TooManyRequestsException as error:
    equal("reason", "CallerRateLimitExceeded", error.response["Reason"])
patient = client(os.environ["THROTTLED"], 10)
retries = sum(patient.list_functions()["ResponseMetadata"]["RetryAttempts"] for _ in range(4))
assert retries > 0, "four requests at once were granted where two a second are"

# delete
aws.delete_function(FunctionName=NAME)
try:
    aws.get_function(FunctionName=NAME)
    raise AssertionError("the function outlived its deletion")
except aws.exceptions.ResourceNotFoundException:
    pass
