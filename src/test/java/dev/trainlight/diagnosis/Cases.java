package dev.trainlight.diagnosis;

import dev.trainlight.evidence.Case;
import dev.trainlight.evidence.CaseFormatException;
import dev.trainlight.evidence.CaseReader;
import dev.trainlight.evidence.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds cases for tests. It begins with a job in which everything is known and everything is allowed; a test then takes
 * away or adds the one thing that it speaks of. Quotes in JSON may be written as apostrophes.
 */
public final class Cases {
    public static final String ACCOUNT = "111122223333";
    public static final String REGION = "eu-west-1";
    public static final String ROLE = "arn:aws:iam::111122223333:role/service-role/TrainRole";
    public static final String CALLER = "arn:aws:iam::111122223333:user/dana";
    public static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555";
    public static final String IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1";
    public static final String REPOSITORY = "arn:aws:ecr:eu-west-1:111122223333:repository/churn";

    private static final String ROLE_POLICY = """
            {'Version':'2012-10-17','Statement':[
              {'Sid':'Data','Effect':'Allow','Action':['s3:ListBucket','s3:GetBucketLocation'],'Resource':'arn:aws:s3:::ml-data'},
              {'Sid':'Objects','Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::ml-data/train/*'},
              {'Sid':'Models','Effect':'Allow','Action':['s3:PutObject','s3:AbortMultipartUpload'],'Resource':'arn:aws:s3:::ml-models/*'},
              {'Sid':'Token','Effect':'Allow','Action':'ecr:GetAuthorizationToken','Resource':'*'},
              {'Sid':'Pull','Effect':'Allow','Action':['ecr:BatchCheckLayerAvailability','ecr:GetDownloadUrlForLayer','ecr:BatchGetImage'],
               'Resource':'arn:aws:ecr:eu-west-1:111122223333:repository/churn'},
              {'Sid':'Logs','Effect':'Allow','Action':['logs:CreateLogGroup','logs:CreateLogStream','logs:PutLogEvents','logs:DescribeLogStreams'],
               'Resource':'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/TrainingJobs*'}]}""";

    private static final String CALLER_POLICY = """
            {'Version':'2012-10-17','Statement':[
              {'Effect':'Allow','Action':'sagemaker:*','Resource':'*'},
              {'Effect':'Allow','Action':'iam:PassRole','Resource':'arn:aws:iam::111122223333:role/service-role/TrainRole',
               'Condition':{'StringEquals':{'iam:PassedToService':'sagemaker.amazonaws.com'}}}]}""";

    private static final String TRUST = """
            {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'sagemaker.amazonaws.com'},'Action':'sts:AssumeRole'}]}""";

    private static final String REQUEST = """
            {'TrainingJobName':'churn-1','RoleArn':'arn:aws:iam::111122223333:role/service-role/TrainRole',
             'AlgorithmSpecification':{'TrainingImage':'111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn:1','TrainingInputMode':'File'},
             'InputDataConfig':[{'ChannelName':'train','DataSource':{'S3DataSource':{'S3DataType':'S3Prefix','S3Uri':'s3://ml-data/train/'}}}],
             'OutputDataConfig':{'S3OutputPath':'s3://ml-models/out/'},
             'ResourceConfig':{'InstanceType':'ml.m5.xlarge','InstanceCount':1,'VolumeSizeInGB':30},
             'StoppingCondition':{'MaxRuntimeInSeconds':3600},
             'EnableNetworkIsolation':false,'EnableInterContainerTrafficEncryption':false}""";

    private final ObjectNode root;

    private Cases(ObjectNode root) {
        this.root = root;
    }

    /** A planned job that nothing blocks. */
    public static Cases planned() {
        ObjectNode root = object("""
                {'schema':'trainlight/case/1','collectedAt':'2026-11-22T10:00:00Z','partition':'aws','region':'eu-west-1',
                 'accountId':'111122223333',
                 'organization':{'serviceControlPolicies':[],'resourceControlPolicies':[]},
                 'vpcEndpoints':[],'cloudTrailEvents':[],'logEvents':[]}""");
        root.set("createTrainingJobRequest", object(REQUEST));
        ObjectNode principals = root.putObject("principals");
        principals.set("caller", principal(CALLER, "AIDAEXAMPLECALLER1", "Caller", CALLER_POLICY));
        ObjectNode role = principal(ROLE, "AROAEXAMPLEROLE001", "TrainAccess", ROLE_POLICY);
        role.set("trustPolicy", object(TRUST));
        principals.set("executionRole", role);
        ArrayNode resources = root.putArray("resources");
        resources.add(object("""
                {'arn':'arn:aws:s3:::ml-data','accountId':'111122223333','policy':null,'region':'eu-west-1',
                 'encryptionKeyArn':null,'objectOwnership':'BucketOwnerEnforced','requestPayer':'BucketOwner'}"""));
        resources.add(object("""
                {'arn':'arn:aws:s3:::ml-models','accountId':'111122223333','policy':null,'region':'eu-west-1',
                 'encryptionKeyArn':null,'objectOwnership':'BucketOwnerEnforced','requestPayer':'BucketOwner'}"""));
        resources.add(object("""
                {'arn':'arn:aws:ecr:eu-west-1:111122223333:repository/churn','accountId':'111122223333','policy':null,
                 'imageTags':['1'],'registryId':'111122223333'}"""));
        return new Cases(root);
    }

    /** The same job as it failed: its last transition and reason. */
    public static Cases failed(String lastStatus, String lastMessage, String reason) {
        return planned().ran("Failed", lastStatus, lastMessage, reason);
    }

    /** The same job, running. */
    public static Cases running(String lastStatus, String lastMessage) {
        return planned().ran("InProgress", lastStatus, lastMessage, null);
    }

    /** A pasted text and nothing else. */
    public static Cases text(String where, String message) {
        ObjectNode root = object("{'schema':'trainlight/case/1'}");
        root.put("message", message);
        root.put("where", where);
        return new Cases(root);
    }

    /** Turns the request into a described job that came as far as that status. */
    public Cases ran(String status, String lastStatus, String lastMessage, String reason) {
        ObjectNode job = (ObjectNode) root.remove("createTrainingJobRequest");
        job.put("TrainingJobArn", "arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-1");
        job.put("TrainingJobStatus", status);
        job.put("SecondaryStatus", status.equals("InProgress") ? lastStatus : status);
        job.put("CreationTime", "2026-11-22T09:00:00Z");
        job.put("LastModifiedTime", "2026-11-22T09:30:00Z");
        if (reason != null) {
            job.put("FailureReason", reason);
        }
        ArrayNode timeline = job.putArray("SecondaryStatusTransitions");
        String[][] steps = {
            {"Starting", "Preparing the instances for training"},
            {"Downloading", "Downloading the training image"},
            {"Training", "Training image download completed. Training in progress."},
            {"Uploading", "Uploading generated training model"}
        };
        int minute = 0;
        for (String[] step : steps) {
            boolean last = step[0].equals(lastStatus);
            ObjectNode transition = timeline.addObject();
            transition.put("Status", step[0]);
            transition.put("StartTime", "2026-11-22T09:%02d:00Z".formatted(minute));
            minute += 5;
            if (!last || reason != null) {
                transition.put("EndTime", "2026-11-22T09:%02d:00Z".formatted(minute));
            }
            transition.put("StatusMessage", last ? lastMessage : step[1]);
            if (last) {
                break;
            }
        }
        if (status.equals("Failed")) {
            timeline.addObject()
                    .put("Status", "Failed")
                    .put("StartTime", "2026-11-22T09:%02d:00Z".formatted(minute))
                    .put("EndTime", "2026-11-22T09:%02d:00Z".formatted(minute))
                    .put("StatusMessage", "Training job failed");
        }
        root.set("trainingJob", job);
        return this;
    }

    /** The job's own tree. */
    public ObjectNode job() {
        JsonNode planned = root.path("createTrainingJobRequest");
        return (ObjectNode) (planned.isObject() ? planned : root.path("trainingJob"));
    }

    /** Sets a field of the job. */
    public Cases job(String field, String json) {
        job().set(field, json(json));
        return this;
    }

    /** Sets a field of an object field of the job. */
    public Cases job(String object, String field, String json) {
        ObjectNode inner = job().path(object).isObject() ? (ObjectNode) job().path(object) : job().putObject(object);
        inner.set(field, json(json));
        return this;
    }

    public Cases image(String uri) {
        return job("AlgorithmSpecification", "TrainingImage", "'" + uri + "'");
    }

    public Cases input(String uri) {
        return job(
                "InputDataConfig",
                "[{'ChannelName':'train','DataSource':{'S3DataSource':{'S3DataType':'S3Prefix','S3Uri':'" + uri
                        + "'}}}]");
    }

    public Cases vpc() {
        job("VpcConfig", "{'Subnets':['subnet-1'],'SecurityGroupIds':['sg-1']}");
        resource("""
                {'arn':'arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1','accountId':'111122223333','vpcId':'vpc-1','routeTableId':'rtb-1'}""");
        return resource("""
                {'arn':'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1','accountId':'111122223333','vpcId':'vpc-1'}""");
    }

    /** The S3 gateway endpoint of the job's VPC. */
    public Cases s3Endpoint(String policy) {
        ObjectNode endpoint = object("""
                {'VpcEndpointId':'vpce-1','VpcId':'vpc-1','ServiceName':'com.amazonaws.eu-west-1.s3','VpcEndpointType':'Gateway',
                 'RouteTableIds':['rtb-1']}""");
        if (policy != null) {
            endpoint.set("PolicyDocument", json(policy));
        }
        root.putArray("vpcEndpoints").add(endpoint);
        return this;
    }

    /** A key with the default policy, which leaves it to the account's IAM. */
    public Cases key() {
        return key("""
                {'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'kms:*','Resource':'*'}]}""");
    }

    public Cases key(String policy) {
        ObjectNode key = object("""
                {'accountId':'111122223333','state':'Enabled','keyManager':'CUSTOMER','aliases':['alias/ml'],'grants':[]}""");
        key.put("arn", KEY);
        key.set("policy", json(policy));
        ((ArrayNode) root.path("resources")).add(key);
        return this;
    }

    /** Adds a resource, or replaces the one with the same ARN. */
    public Cases resource(String json) {
        ObjectNode resource = object(json);
        ArrayNode resources = (ArrayNode) root.path("resources");
        for (int index = 0; index < resources.size(); index++) {
            if (resources.get(index).path("arn").equals(resource.path("arn"))) {
                resources.remove(index);
                break;
            }
        }
        resources.add(resource);
        return this;
    }

    /** Sets a field of a resource. */
    public Cases resource(String arn, String field, String json) {
        for (JsonNode resource : root.path("resources")) {
            if (resource.path("arn").asString("").equals(arn)) {
                ((ObjectNode) resource).set(field, json(json));
            }
        }
        return this;
    }

    /** Forgets a field of a resource: it was not collected. */
    public Cases forget(String arn, String field) {
        for (JsonNode resource : root.path("resources")) {
            if (resource.path("arn").asString("").equals(arn)) {
                ((ObjectNode) resource).remove(field);
            }
        }
        return this;
    }

    /** Takes an action, or all that begin so, out of the role's policy. */
    public Cases roleWithout(String... actions) {
        return without("executionRole", actions);
    }

    public Cases callerWithout(String... actions) {
        return without("caller", actions);
    }

    /** Adds a statement to the role's policy. */
    public Cases roleWith(String statement) {
        statements("executionRole").add(json(statement));
        return this;
    }

    /** Adds a statement to the caller's policy. */
    public Cases callerWith(String statement) {
        statements("caller").add(json(statement));
        return this;
    }

    /** Adds an AWS managed policy that could not be read. */
    public Cases roleWithManaged(String name) {
        ((ArrayNode) role().path("identityPolicies"))
                .addObject()
                .put("name", name)
                .put("arn", "arn:aws:iam::aws:policy/" + name)
                .put("kind", "aws-managed");
        return this;
    }

    public Cases role(String field, String json) {
        role().set(field, json(json));
        return this;
    }

    public Cases forgetRole(String field) {
        role().remove(field);
        return this;
    }

    public Cases caller(String field, String json) {
        ((ObjectNode) root.path("principals").path("caller")).set(field, json(json));
        return this;
    }

    /** One SCP beside FullAWSAccess, at the account. */
    public Cases scp(String statement) {
        return organization("serviceControlPolicies", "FullAWSAccess", statement, "");
    }

    public Cases rcp(String statement) {
        return organization("resourceControlPolicies", "RCPFullAWSAccess", statement, "'Principal':'*',");
    }

    private Cases organization(String field, String full, String statement, String principal) {
        ObjectNode organization = (ObjectNode) root.path("organization");
        organization.set(
                field,
                json("[[{'name':'" + full + "','document':{'Version':'2012-10-17','Statement':[{'Effect':'Allow',"
                        + principal + "'Action':'*','Resource':'*'}]}},"
                        + "{'name':'Guardrail','arn':'arn:aws:organizations::999988887777:policy/o-1/x/p-1',"
                        + "'document':{'Version':'2012-10-17','Statement':[" + statement + "]}}]]"));
        return this;
    }

    /** Sets a top-level field. */
    public Cases set(String field, String json) {
        root.set(field, json(json));
        return this;
    }

    /** Forgets a top-level field, or one inside, by its path with dots: it was not collected. */
    public Cases forget(String path) {
        String[] parts = path.split("\\.");
        JsonNode node = root;
        for (int index = 0; index < parts.length - 1; index++) {
            node = node.path(parts[index]);
        }
        ((ObjectNode) node).remove(parts[parts.length - 1]);
        return this;
    }

    public Cases message(String where, String text) {
        root.put("where", where);
        root.put("message", text);
        return this;
    }

    public Case build() {
        try {
            return CaseReader.of(root.deepCopy());
        } catch (CaseFormatException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private ObjectNode role() {
        return (ObjectNode) root.path("principals").path("executionRole");
    }

    private ArrayNode statements(String principal) {
        return (ArrayNode) root.path("principals")
                .path(principal)
                .path("identityPolicies")
                .get(0)
                .path("document")
                .path("Statement");
    }

    private Cases without(String principal, String... actions) {
        ArrayNode statements = statements(principal);
        for (int index = statements.size() - 1; index >= 0; index--) {
            ObjectNode statement = (ObjectNode) statements.get(index);
            ArrayNode kept = Json.mapper().createArrayNode();
            JsonNode list = statement.path("Action");
            for (JsonNode action :
                    list.isArray() ? list : Json.mapper().createArrayNode().add(list)) {
                boolean gone = false;
                for (String prefix : actions) {
                    gone |= action.asString().startsWith(prefix);
                }
                if (!gone) {
                    kept.add(action);
                }
            }
            if (kept.isEmpty()) {
                statements.remove(index);
            } else {
                statement.set("Action", kept);
            }
        }
        return this;
    }

    private static ObjectNode principal(String arn, String id, String policy, String document) {
        ObjectNode principal = object("{'tags':{},'permissionsBoundary':null,'sessionPolicies':[]}");
        principal.put("arn", arn);
        principal.put("roleId", id);
        principal
                .putArray("identityPolicies")
                .addObject()
                .put("name", policy)
                .put("kind", "inline")
                .set("document", object(document));
        return principal;
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) json(json);
    }

    private static JsonNode json(String json) {
        return Json.mapper().readTree(json.replace('\'', '"'));
    }
}
