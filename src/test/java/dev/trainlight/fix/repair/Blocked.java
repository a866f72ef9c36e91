package dev.trainlight.fix.repair;

import dev.trainlight.diagnosis.Cases;
import java.util.function.UnaryOperator;

/** Ways in which a job can be blocked, to be combined at random. */
enum Blocked {
    NO_READ(cases -> cases.roleWithout("s3:GetObject")),
    NO_LIST(cases -> cases.roleWithout("s3:ListBucket")),
    NO_WRITE(cases -> cases.roleWithout("s3:PutObject", "s3:AbortMultipartUpload")),
    NO_PULL(cases -> cases.roleWithout("ecr:")),
    NO_LOGS(cases -> cases.roleWithout("logs:")),
    NO_CREATE(cases -> cases.callerWithout("sagemaker:")),
    NO_PASS(cases -> cases.callerWithout("iam:PassRole")),
    DENY_READ(cases -> cases.roleWith(
            "{'Sid':'DenyRead','Effect':'Deny','Action':['s3:GetObject','s3:DeleteObject'],'Resource':'*'}")),
    DENY_S3(cases -> cases.roleWith("{'Effect':'Deny','Action':'s3:*','Resource':'*'}")),
    DENY_BUCKET(cases -> cases.roleWith(
            "{'Effect':'Deny','Action':'s3:*','Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*']}")),
    DENY_GET_PATTERN(
            cases -> cases.roleWith("{'Effect':'Deny','Action':'s3:Get*','Resource':'arn:aws:s3:::ml-data/*'}")),
    DENY_ALL_BUT_LOGS(cases -> cases.roleWith("{'Effect':'Deny','NotAction':'logs:*','Resource':'*'}")),
    DENY_CREATE(cases -> cases.callerWith("{'Effect':'Deny','Action':'sagemaker:Create*','Resource':'*'}")),
    DENY_CREATE_EXACT(cases -> cases.callerWith(
            "{'Effect':'Deny','Action':['sagemaker:CreateTrainingJob','sagemaker:StopTrainingJob'],'Resource':'*'}")),
    WANTS_VPC(
            cases -> cases.callerWith(
                    "{'Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*','Condition':{'Null':{'sagemaker:VpcSubnets':'true'}}}")),
    WANTS_TAG(
            cases -> cases.callerWith(
                    "{'Effect':'Deny','Action':'sagemaker:CreateTrainingJob','Resource':'*','Condition':{'StringNotEquals':{'aws:RequestTag/team':'churn'}}}")),
    BOUNDARY_NARROW(cases -> cases.role("permissionsBoundary", """
            {'name':'Limits','arn':'arn:aws:iam::111122223333:policy/Limits','kind':'customer-managed','document':{'Version':'2012-10-17',
             'Statement':[{'Effect':'Allow','Action':['ecr:*','logs:*','s3:List*'],'Resource':'*'}]}}""")),
    BOUNDARY_DENY(cases -> cases.role("permissionsBoundary", """
            {'name':'Limits','arn':'arn:aws:iam::111122223333:policy/Limits','kind':'customer-managed','document':{'Version':'2012-10-17',
             'Statement':[{'Effect':'Allow','Action':'*','Resource':'*'},{'Effect':'Deny','Action':['s3:PutObject','s3:DeleteBucket'],'Resource':'*'}]}}""")),
    BOUNDARY_OF_AWS(cases -> cases.role("permissionsBoundary", """
            {'name':'Few','arn':'arn:aws:iam::aws:policy/Few','kind':'aws-managed','document':{'Version':'2012-10-17',
             'Statement':[{'Effect':'Allow','NotAction':'s3:PutObject','Resource':'*'}]}}""")),
    MANAGED_DENY(cases -> cases.role("identityPolicies", """
            [{'name':'All','kind':'inline','document':{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':['s3:*','logs:*'],'Resource':'*'}]}},
             {'name':'Guard','arn':'arn:aws:iam::111122223333:policy/Guard','kind':'customer-managed','document':{'Version':'2012-10-17',
              'Statement':[{'Sid':'G','Effect':'Deny','Action':'s3:*','Resource':'*'}]}}]""")),
    TRUST(cases -> cases.role("trustPolicy", """
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'}]}""")),
    TRUST_OF_ANOTHER(cases -> cases.role("trustPolicy", """
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'sagemaker.amazonaws.com'},'Action':'sts:AssumeRole',
             'Condition':{'StringEquals':{'aws:SourceAccount':'999999999999'}}}]}""")),
    TRUST_DENY(cases -> cases.role("trustPolicy", """
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'sagemaker.amazonaws.com'},'Action':'sts:AssumeRole'},
             {'Effect':'Deny','Principal':'*','Action':'sts:AssumeRole','Condition':{'StringNotEquals':{'aws:PrincipalAccount':'111122223333'}}}]}""")),
    BUCKET_DENY(cases -> cases.resource("arn:aws:s3:::ml-data", "policy", """
            {'Version':'2012-10-17','Statement':[{'Sid':'Only','Effect':'Deny','Principal':'*','Action':'s3:*',
             'Resource':['arn:aws:s3:::ml-data','arn:aws:s3:::ml-data/*'],
             'Condition':{'ArnNotEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/Lake'}}}]}""")),
    BUCKET_ENDPOINT(cases -> cases.resource("arn:aws:s3:::ml-data", "policy", """
            {'Version':'2012-10-17','Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml-data/*',
             'Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-7'}}}]}""")),
    BUCKET_FOREIGN(cases -> cases.resource("arn:aws:s3:::ml-data", "accountId", "'444455556666'")),
    OUTPUT_KEY_WANTED(cases -> cases.resource("arn:aws:s3:::ml-models", "policy", """
            {'Version':'2012-10-17','Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:PutObject','Resource':'arn:aws:s3:::ml-models/*',
             'Condition':{'StringNotEquals':{'s3:x-amz-server-side-encryption-aws-kms-key-id':'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555'}}}]}""")),
    ENCRYPTED(cases -> cases.key().resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'")),
    ENCRYPTED_CLOSED_KEY(
            cases -> cases.key("""
                    {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:role/Admin'},'Action':'kms:*','Resource':'*'}]}""").resource("arn:aws:s3:::ml-data", "encryptionKeyArn", "'" + Cases.KEY + "'")),
    VOLUME_KEY(cases -> cases.key().job("ResourceConfig", "VolumeKmsKeyId", "'" + Cases.KEY + "'")),
    VPC(cases -> cases.vpc().s3Endpoint(null)),
    VPC_NARROW_ENDPOINT(cases -> cases.vpc().s3Endpoint("""
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}]}""")),
    REPOSITORY_DENY(cases -> cases.resource(Cases.REPOSITORY, "policy", """
            {'Version':'2012-10-17','Statement':[{'Sid':'Vpc','Effect':'Deny','Principal':'*','Action':'ecr:*','Condition':{'StringNotEquals':{'aws:SourceVpc':'vpc-1'}}}]}""")),
    SESSION(cases -> cases.caller("sessionPolicies", """
            [{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sagemaker:*','Resource':'*'}]}]""")),
    SCP(
            cases -> cases.scp(
                    "{'Effect':'Allow','Action':'*','Resource':'*'},{'Sid':'No','Effect':'Deny','Action':'s3:PutObject','Resource':'*'}")),
    RCP(
            cases -> cases.rcp(
                    "{'Sid':'No','Effect':'Deny','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml-data/*'}")),
    BUCKET_POLICY_UNKNOWN(cases -> cases.forget("arn:aws:s3:::ml-data", "policy")),
    SCPS_UNKNOWN(cases -> cases.forget("organization.serviceControlPolicies"));

    private final UnaryOperator<Cases> change;

    Blocked(UnaryOperator<Cases> change) {
        this.change = change;
    }

    Cases apply(Cases cases) {
        return change.apply(cases);
    }
}
