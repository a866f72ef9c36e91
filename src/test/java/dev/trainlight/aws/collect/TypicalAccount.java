package dev.trainlight.aws.collect;

/**
 * What AWS says about a typical job: VpcConfig, two channels in one bucket and one in another for output, one customer
 * key, one image, a role with one inline and two managed policies, made by a data scientist's role. In AWS's wire formats.
 */
public final class TypicalAccount {
    static final String JOB = "churn-1";
    static final String ROLE = "arn:aws:iam::111122223333:role/service-role/TrainRole";
    static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555";
    static final String DATA = "arn:aws:s3:::ml-data";
    static final String MODELS = "arn:aws:s3:::ml-models";
    static final String REPOSITORY = "arn:aws:ecr:eu-west-1:111122223333:repository/churn";
    static final String SUBNET = "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0a1";

    static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    static final String READ = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::ml-data","arn:aws:s3:::ml-data/*"]}]}""";
    static final String ALL = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private static final String BOUNDARY = "arn:aws:iam::111122223333:policy/MlBoundary";
    private static final String MANAGED = "arn:aws:iam::111122223333:policy/TrainAccess";
    private static final String AWS_MANAGED = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess";

    private TypicalAccount() {}

    /** Makes that server answer for the whole account. */
    public static void stub(FakeAws aws) {
        sagemaker(aws);
        iam(aws);
        s3(aws);
        kms(aws);
        ecr(aws);
        ec2(aws);
        logs(aws);
        trail(aws);
        organizations(aws);
    }

    private static void sagemaker(FakeAws aws) {
        aws.json("DescribeTrainingJob", """
                {"TrainingJobName":"churn-1","TrainingJobArn":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1",
                 "TrainingJobStatus":"Failed","SecondaryStatus":"Failed",
                 "FailureReason":"ClientError: Data download failed:AccessDenied (403): Access Denied",
                 "AlgorithmSpecification":{"TrainingImage":"111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:2026.11","TrainingInputMode":"File"},
                 "RoleArn":"arn:aws:iam::111122223333:role/service-role/TrainRole",
                 "HyperParameters":{"epochs":"20","sagemaker_submit_directory":"\\"s3://ml-models/churn/source.tar.gz\\""},
                 "InputDataConfig":[
                  {"ChannelName":"train","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://ml-data/train/","S3DataDistributionType":"FullyReplicated"}}},
                  {"ChannelName":"validation","DataSource":{"S3DataSource":{"S3DataType":"S3Prefix","S3Uri":"s3://ml-data/validation/"}}}],
                 "OutputDataConfig":{"S3OutputPath":"s3://ml-models/churn/","KmsKeyId":"alias/ml"},
                 "ResourceConfig":{"InstanceType":"ml.m5.xlarge","InstanceCount":1,"VolumeSizeInGB":30,"VolumeKmsKeyId":"alias/ml"},
                 "VpcConfig":{"SecurityGroupIds":["sg-0c3"],"Subnets":["subnet-0a1"]},
                 "StoppingCondition":{"MaxRuntimeInSeconds":86400},
                 "CreationTime":1795255200.123,"LastModifiedTime":1795255500.5,
                 "SecondaryStatusTransitions":[{"Status":"Starting","StartTime":1795255200.123,"EndTime":1795255300,"StatusMessage":"Preparing the instances for training"},
                  {"Status":"Downloading","StartTime":1795255300,"EndTime":1795255500.5,"StatusMessage":"Downloading input data"}],
                 "EnableNetworkIsolation":false}""");
        aws.json("ListTags", "{\"Tags\":[{\"Key\":\"team\",\"Value\":\"churn\"}]}");
    }

    private static void iam(FakeAws aws) {
        role(
                aws,
                "TrainRole",
                ROLE,
                "AROATRAIN",
                "<PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType><PermissionsBoundaryArn>"
                        + BOUNDARY
                        + "</PermissionsBoundaryArn></PermissionsBoundary><Tags><member><Key>team</Key><Value>churn</Value></member></Tags>");
        aws.query("ListAttachedRolePolicies", "RoleName=TrainRole", attached(MANAGED, AWS_MANAGED));
        aws.query("ListRolePolicies", "RoleName=TrainRole", names("ReadData"));
        aws.query("GetRolePolicy", "RoleName=TrainRole", policy("TrainRole", "ReadData", READ));
        role(aws, "DataScientist", "arn:aws:iam::111122223333:role/DataScientist", "AROADS", "");
        aws.query("ListAttachedRolePolicies", "RoleName=DataScientist", attached(AWS_MANAGED));
        aws.query("ListRolePolicies", "RoleName=DataScientist", names());
        for (String arn : new String[] {BOUNDARY, MANAGED, AWS_MANAGED}) {
            aws.query(
                    "GetPolicy",
                    "PolicyArn=" + arn,
                    "<Policy><Arn>" + arn + "</Arn><DefaultVersionId>v3</DefaultVersionId></Policy>");
            aws.query(
                    "GetPolicyVersion",
                    "PolicyArn=" + arn,
                    "<PolicyVersion><VersionId>v3</VersionId><IsDefaultVersion>true</IsDefaultVersion><Document>"
                            + FakeAws.document(arn.equals(MANAGED) ? READ : ALL) + "</Document></PolicyVersion>");
        }
    }

    static void role(FakeAws aws, String name, String arn, String id, String more) {
        aws.query("GetRole", "RoleName=" + name, """
                <Role><Path>/</Path><RoleName>%s</RoleName><RoleId>%s</RoleId><Arn>%s</Arn><CreateDate>2025-01-02T03:04:05Z</CreateDate>
                <AssumeRolePolicyDocument>%s</AssumeRolePolicyDocument>%s</Role>""".formatted(name, id, arn, FakeAws.document(TRUST), more));
    }

    static String attached(String... arns) {
        StringBuilder members = new StringBuilder();
        for (String arn : arns) {
            members.append("<member><PolicyName>p</PolicyName><PolicyArn>")
                    .append(arn)
                    .append("</PolicyArn></member>");
        }
        return "<AttachedPolicies>" + members + "</AttachedPolicies><IsTruncated>false</IsTruncated>";
    }

    static String names(String... names) {
        StringBuilder members = new StringBuilder();
        for (String name : names) {
            members.append("<member>").append(name).append("</member>");
        }
        return "<PolicyNames>" + members + "</PolicyNames><IsTruncated>false</IsTruncated>";
    }

    static String policy(String role, String name, String json) {
        return "<RoleName>" + role + "</RoleName><PolicyName>" + name + "</PolicyName><PolicyDocument>"
                + FakeAws.document(json) + "</PolicyDocument>";
    }

    private static void s3(FakeAws aws) {
        for (String bucket : new String[] {"ml-data", "ml-models"}) {
            aws.s3(
                    bucket,
                    "location",
                    "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">eu-west-1</LocationConstraint>");
            aws.s3(
                    bucket,
                    "ownershipControls",
                    "<OwnershipControls xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>");
            aws.s3(
                    bucket,
                    "requestPayment",
                    "<RequestPaymentConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Payer>BucketOwner</Payer></RequestPaymentConfiguration>");
            aws.s3(
                    bucket,
                    "publicAccessBlock",
                    "<PublicAccessBlockConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>");
        }
        aws.s3(
                "ml-data",
                "policy",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"OnlyTls\",\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::ml-data/*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}");
        aws.s3Error("ml-models", "policy", 404, "NoSuchBucketPolicy");
        aws.s3(
                "ml-data",
                "encryption",
                encryption("<SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>" + KEY + "</KMSMasterKeyID>", true));
        aws.s3("ml-models", "encryption", encryption("<SSEAlgorithm>AES256</SSEAlgorithm>", false));
    }

    static String encryption(String byDefault, boolean bucketKey) {
        return "<ServerSideEncryptionConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Rule><ApplyServerSideEncryptionByDefault>"
                + byDefault + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>" + bucketKey
                + "</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>";
    }

    private static void kms(FakeAws aws) {
        aws.json("DescribeKey", """
                {"KeyMetadata":{"AWSAccountId":"111122223333","KeyId":"11111111-2222-3333-4444-555555555555","Arn":"%s",
                 "KeyState":"Enabled","KeyManager":"CUSTOMER","KeySpec":"SYMMETRIC_DEFAULT","KeyUsage":"ENCRYPT_DECRYPT","Enabled":true,"MultiRegion":false,"CreationDate":1700000000.0}}""".formatted(KEY));
        aws.json("GetKeyPolicy", """
                {"Policy":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"AWS\\":\\"arn:aws:iam::111122223333:root\\"},\\"Action\\":\\"kms:*\\",\\"Resource\\":\\"*\\"}]}","PolicyName":"default"}""");
        aws.json("ListGrants", """
                {"Grants":[{"KeyId":"%s","GrantId":"g1","GranteePrincipal":"arn:aws:iam::111122223333:role/Other","Operations":["Decrypt"],"CreationDate":1700000000.0}],"Truncated":false}""".formatted(KEY));
        aws.json("ListAliases", """
                {"Aliases":[{"AliasName":"alias/ml","AliasArn":"arn:aws:kms:eu-west-1:111122223333:alias/ml","TargetKeyId":"11111111-2222-3333-4444-555555555555"}],"Truncated":false}""");
    }

    private static void ecr(FakeAws aws) {
        aws.jsonError("GetRepositoryPolicy", "RepositoryPolicyNotFoundException", "Repository policy does not exist");
        aws.json("DescribeImages", """
                {"imageDetails":[{"registryId":"111122223333","repositoryName":"churn","imageDigest":"sha256:00ff","imageTags":["2026.11","latest"],"imageSizeInBytes":123456}]}""");
    }

    private static void ec2(FakeAws aws) {
        aws.ec2(
                "DescribeSubnets",
                "<subnetSet><item><subnetId>subnet-0a1</subnetId><subnetArn>" + SUBNET
                        + "</subnetArn><vpcId>vpc-1</vpcId><ownerId>111122223333</ownerId><availabilityZone>eu-west-1a</availabilityZone><availableIpAddressCount>200</availableIpAddressCount></item></subnetSet>");
        aws.ec2(
                "DescribeSecurityGroups",
                "<securityGroupInfo><item><ownerId>111122223333</ownerId><groupId>sg-0c3</groupId><vpcId>vpc-1</vpcId><ipPermissions/><ipPermissionsEgress><item><ipProtocol>-1</ipProtocol><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges></item></ipPermissionsEgress></item></securityGroupInfo>");
        aws.ec2(
                "DescribeRouteTables",
                "<routeTableSet><item><routeTableId>rtb-main</routeTableId><vpcId>vpc-1</vpcId><associationSet><item><main>true</main><routeTableId>rtb-main</routeTableId></item></associationSet></item>"
                        + "<item><routeTableId>rtb-1</routeTableId><vpcId>vpc-1</vpcId><routeSet><item><destinationPrefixListId>pl-1</destinationPrefixListId><gatewayId>vpce-1</gatewayId><state>active</state></item></routeSet><associationSet><item><main>false</main><subnetId>subnet-0a1</subnetId></item></associationSet></item></routeTableSet>");
        aws.ec2(
                "DescribeVpcEndpoints",
                "<vpcEndpointSet><item><vpcEndpointId>vpce-1</vpcEndpointId><vpcEndpointType>Gateway</vpcEndpointType><vpcId>vpc-1</vpcId><serviceName>com.amazonaws.eu-west-1.s3</serviceName><state>available</state>"
                        + "<policyDocument>{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}</policyDocument><routeTableIdSet><item>rtb-1</item></routeTableIdSet><privateDnsEnabled>false</privateDnsEnabled></item></vpcEndpointSet>");
        aws.ec2(
                "DescribeNetworkAcls",
                "<networkAclSet><item><networkAclId>acl-1</networkAclId><vpcId>vpc-1</vpcId><entrySet><item><ruleNumber>100</ruleNumber><protocol>-1</protocol><ruleAction>allow</ruleAction><egress>true</egress><cidrBlock>0.0.0.0/0</cidrBlock></item></entrySet><associationSet><item><subnetId>subnet-0a1</subnetId></item></associationSet></item></networkAclSet>");
        aws.ec2("DescribeVpcAttribute", "<vpcId>vpc-1</vpcId><enableDnsSupport><value>true</value></enableDnsSupport>");
    }

    private static void logs(FakeAws aws) {
        aws.json("DescribeLogStreams", """
                {"logStreams":[{"logStreamName":"churn-1/algo-1-1795255300","lastEventTimestamp":1795255490000}]}""");
        aws.json("GetLogEvents", """
                {"events":[{"timestamp":1795255480000,"message":"starting","ingestionTime":1795255480001},{"timestamp":1795255490000,"message":"done","ingestionTime":1795255490001}],"nextBackwardToken":"b/1","nextForwardToken":"f/1"}""");
        aws.json("GetLogEvents", "b/1", "{\"events\":[],\"nextBackwardToken\":\"b/1\"}");
        aws.json("FilterLogEvents", "{\"events\":[]}");
    }

    private static void trail(FakeAws aws) {
        aws.json(
                "LookupEvents",
                "\"CreateTrainingJob\"",
                events(
                        event("CreateTrainingJob", "2026-11-21T10:00:00Z", "other-job"),
                        event("CreateTrainingJob", "2026-11-21T10:00:01Z", JOB)));
        aws.json("LookupEvents", "\"Username\"", events("""
                {"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker"},"eventTime":"2026-11-21T10:04:00Z","eventSource":"kms.amazonaws.com","eventName":"Decrypt","errorCode":"AccessDenied","errorMessage":"not authorized to perform: kms:Decrypt","eventID":"e-3"}""", """
                {"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/TrainRole/SageMaker"},"eventTime":"2026-11-21T10:03:00Z","eventSource":"kms.amazonaws.com","eventName":"Decrypt","eventID":"e-4"}""", """
                {"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/SomebodyElse/SageMaker"},"eventTime":"2026-11-21T10:03:00Z","eventSource":"kms.amazonaws.com","eventName":"Decrypt","errorCode":"AccessDenied","eventID":"e-5"}"""));
    }

    static String event(String name, String time, String job) {
        return """
                {"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/DataScientist/mia","sessionContext":{"sessionIssuer":{"type":"Role","arn":"arn:aws:iam::111122223333:role/DataScientist"}}},"eventTime":"%s","eventSource":"sagemaker.amazonaws.com","eventName":"%s","requestParameters":{"trainingJobName":"%s"},"eventID":"e-%s"}""".formatted(time, name, job, job);
    }

    /** Records as LookupEvents hands them out: as texts inside JSON. */
    static String events(String... records) {
        StringBuilder events = new StringBuilder();
        for (String text : records) {
            events.append(events.isEmpty() ? "" : ",")
                    .append("{\"EventId\":\"x\",\"CloudTrailEvent\":\"")
                    .append(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", ""))
                    .append("\"}");
        }
        return "{\"Events\":[" + events + "]}";
    }

    private static void organizations(FakeAws aws) {
        aws.json("DescribeOrganization", """
                {"Organization":{"Id":"o-example","Arn":"arn:aws:organizations::999988887777:organization/o-example","MasterAccountId":"999988887777"}}""");
    }
}
