using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Tests.Unit.Service.Configuration;

namespace BaasFunctions.Tests.Deployment;

/// <summary>What deploy/infra would create, with its expressions evaluated by the compiler of Bicep.</summary>
[TestClass]
public sealed partial class AzureTemplateTests
{
    private const string Site = "Microsoft.Web/sites";
    private const string Postgres = "Microsoft.DBforPostgreSQL/flexibleServers";
    private const string Storage = "Microsoft.Storage/storageAccounts";
    private const string Endpoint = "Microsoft.Network/privateEndpoints";

    /// <summary>Settings of the app that are not the service's: of the Functions host (https://learn.microsoft.com/azure/azure-functions/functions-app-settings) and of the runtime.</summary>
    private static readonly string[] s_ofThePlatform =
    [
        "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsDisableHomepage",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED", "DOTNET_GCgen0size", "DOTNET_GCHeapHardLimitPercent",
    ];

    /// <summary>What the template sets and somebody may set otherwise.</summary>
    private static readonly string[] s_defaults = ["WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED"];

    /// <summary>Everything otherwise than by default, and at the bounds.</summary>
    private static readonly (string, object)[] s_otherwise =
    [
        ("instanceMemoryMB", 4096), ("vnetEnabled", true), ("postgresSku", "Standard_B1ms"), ("maximumInstanceCount", 3), ("alwaysReady", 2), ("perInstanceConcurrency", 50),
        ("principalType", "ServicePrincipal"),
    ];

    private static readonly (string, object)[] s_large = [("postgresSku", "Standard_D16ds_v5"), ("maximumInstanceCount", 1), ("principalType", "User")];

    private static readonly (string, object)[] s_withoutPostgres = [("postgresEnabled", false), ("dataMayBeLost", true)];

    private static readonly Dictionary<string, JsonArray> s_evaluated = [];

    private static readonly Lazy<Task<JsonObject>> s_template = new(BuildAsync);

    private static Dictionary<string, (string, object)[]> Deployments { get; } = new() { ["default"] = [], ["otherwise"] = s_otherwise, ["large"] = s_large, ["without PostgreSQL"] = s_withoutPostgres };

    [TestMethod]
    [DataRow("default", "")]
    [DataRow("otherwise", "0123456789abcdef0123456789abcdef")]
    [DataRow("without PostgreSQL", "")]
    public async Task Settings_OfTheApp_AreInTheTable_AndReadWithoutFault(string deployment, string keys)
    {
        var hasPostgres = deployment != "without PostgreSQL";
        var settings = await SettingsAsync(Deployments[deployment]);
        var own = OwnOf(settings);

        foreach (var name in own.Keys)
        {
            Assert.IsTrue(SettingsTable.Rows.Any(row => row.Name == name), name);
        }

        // A secret, or what only Azure knows, stands there as an expression.
        StringAssert.Matches(own["JWT_SECRET"], new(@"^\[getKeyVaultSecret\(.*'jwt-secret'\)\]$"));
        Assert.AreEqual("[parameters('apiKeys')]", own["BAAS_API_KEYS"]);
        if (hasPostgres)
        {
            StringAssert.Matches(own["DATABASE_URL"], new(@"^\[format\('postgres://\{0\}:\{1\}@\{2\}:5432/\{3\}\?sslmode=verify-full', 'baas', getKeyVaultSecret\(.*'database-password'\), reference\(.*, 'baas'\)\]$"));
        }

        own = WithoutExpressions(own);
        own["BAAS_API_KEYS"] = keys;
        var reading = Read(own);
        Assert.IsEmpty(reading.Faults);
        Assert.IsEmpty(reading.Warnings);
        Assert.AreEqual(hasPostgres, reading.Options!.Data.DatabaseUrl is not null);
    }

    [TestMethod]
    public async Task Settings_OfTheTemplate_AreRefusedAsFurtherOnes_ButForDefaults()
    {
        var refused = (await s_template.Value)["variables"]!["templateSettings"]!.AsArray().Select(name => (string)name!).ToArray();
        var settings = await SettingsAsync();

        CollectionAssert.AreEquivalent(settings.Keys.ToArray(), (string[])[.. refused, .. s_defaults]);
        Assert.AreEqual("0", settings["WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED"]);
    }

    [TestMethod]
    public async Task FurtherSettings_ReachTheApp_AndWinOverDefaults()
    {
        var settings = await SettingsAsync(
            ("appSettings", "LOG_LEVEL=debug; BAAS_EGRESS_ALLOW = api.example.com,10.1.0.0/16 ;OTEL_EXPORTER_OTLP_HEADERS=api-key=abc=;MAX_TIMEOUT=60000;WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED=1;"));

        Assert.AreEqual("1", settings["WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED"]);
        Assert.AreEqual("api-key=abc=", settings["OTEL_EXPORTER_OTLP_HEADERS"]);
        Assert.AreEqual("api.example.com,10.1.0.0/16", settings["BAAS_EGRESS_ALLOW"]);
        Assert.AreEqual("managedidentity", settings["AzureWebJobsStorage__credential"]);
        var reading = Read(WithoutExpressions(OwnOf(settings)));
        Assert.IsEmpty(reading.Faults);
        Assert.AreEqual(TimeSpan.FromMinutes(1), reading.Options!.Limits.MaxWallTime);
    }

    [TestMethod]
    public async Task FurtherSetting_ThatIsNone_EndsTheStartOfTheAppAndIsNamed()
    {
        var settings = await SettingsAsync(("appSettings", "BAAS_EGRES_ALLOW=api.example.com"));

        var fault = Read(WithoutExpressions(OwnOf(settings))).Faults.Single();
        StringAssert.Contains(fault, "BAAS_EGRES_ALLOW is not a setting; did you mean BAAS_EGRESS_ALLOW?");
    }

    [TestMethod]
    [DataRow("DATABASE_URL=hidden", "The template sets DATABASE_URL itself")]
    [DataRow("LOG_LEVEL=debug;data_dir=hidden;NODE_ENV=hidden", "The template sets data_dir, NODE_ENV itself")]
    [DataRow("LOG_LEVEL", "must be NAME=value;NAME=value")]
    [DataRow("=hidden", "must be NAME=value;NAME=value")]
    [DataRow("LOG_LEVEL=hidden;log_level=hidden", "with each name once")]
    public async Task FurtherSettings_OfTheTemplateOrNotReadable_AreRefused_WithoutTheirValues(string further, string fault)
    {
        using var bicep = new BicepCompiler();
        var (resources, output) = await bicep.EvaluateAsync(("appSettings", further));

        Assert.IsNull(resources);
        StringAssert.Contains(output, fault);
        Assert.DoesNotContain("hidden", output);
    }

    [TestMethod]
    public async Task FurtherSettings_AreKeptAsSecrets()
    {
        var template = await s_template.Value;
        var api = Entries(template["resources"]!).Single(resource => (string)resource["name"]! == "api");

        Assert.AreEqual("securestring", (string)template["parameters"]!["appSettings"]!["type"]!);
        Assert.AreEqual("secureObject", (string)api["properties"]!["template"]!["parameters"]!["furtherSettings"]!["type"]!);
    }

    [TestMethod]
    [DataRow("default", 2048)]
    [DataRow("otherwise", 4096)]
    public async Task Memory_OfAnInstance_HasRoomForWorkersServiceAndFunctionsHost(string deployment, int memory)
    {
        var settings = await SettingsAsync(Deployments[deployment]);

        var bytes = (long)memory << 20;
        Assert.AreEqual($"{memory / 2048}", settings["BAAS_WORKERS"]);

        // An execution may ask for 512 MB, and a worker has 110 of its own.
        Assert.IsGreaterThanOrEqualTo(512 + 110, int.Parse(settings["BAAS_WORKER_MEMORY"], null));
        Assert.IsLessThanOrEqualTo(
            bytes, MemoryRule.MostBytes(bytes, settings["DOTNET_GCHeapHardLimitPercent"], settings["BAAS_WORKERS"], settings["BAAS_WORKER_MEMORY"], besideMegabytes: 200));
    }

    [TestMethod]
    [DataRow("default", "Standard_B2s", "Burstable", 414, 40, 0)]
    [DataRow("otherwise", "Standard_B1ms", "Burstable", 35, 3, 2)]
    [DataRow("large", "Standard_D16ds_v5", "GeneralPurpose", 4985, 1, 0)]
    public async Task Connections_OfAllInstances_AreNoMoreThanTheServerHas(string deployment, string sku, string tier, int connections, int onDemand, int alwaysReady)
    {
        var resources = await ResourcesAsync(Deployments[deployment]);

        var own = int.Parse((string)Only(resources, Site + "/config")["properties"]!["BAAS_DB_CONNECTIONS"]!, null);
        Assert.IsTrue(own is >= 4 and <= 50, $"{own}");
        Assert.IsLessThanOrEqualTo(connections * 9 / 10, (onDemand + alwaysReady) * (own + 2));
        var scale = Only(resources, Site)["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!;
        Assert.AreEqual((onDemand, alwaysReady), ((int)scale["maximumInstanceCount"]!, scale["alwaysReady"]!.AsArray().Sum(ready => (int)ready!["instanceCount"]!)));
        Assert.AreEqual((sku, tier), ((string)Only(resources, Postgres)["sku"]!["name"]!, (string)Only(resources, Postgres)["sku"]!["tier"]!));
    }

    [TestMethod]
    [DataRow(6, 0)]
    [DataRow(5, 1)]
    public async Task Connections_ThatTheServerHasNot_AreRefused(int onDemand, int alwaysReady)
    {
        using var bicep = new BicepCompiler();
        var (resources, output) = await bicep.EvaluateAsync(("postgresSku", "Standard_B1ms"), ("maximumInstanceCount", onDemand), ("alwaysReady", alwaysReady));

        Assert.IsNull(resources);
        StringAssert.Contains(output, "has connections for 5 instances");
        StringAssert.Contains(output, "MAXIMUM_INSTANCE_COUNT, ALWAYS_READY");
    }

    [TestMethod]
    public async Task Connections_OfEachSize_AreAsDocumented()
    {
        var template = await s_template.Value;
        var connections = template["variables"]!["userConnections"]!.AsObject();
        var document = await File.ReadAllTextAsync(Repository.PathOf("docs/operations.md"));

        CollectionAssert.AreEquivalent(
            template["parameters"]!["postgresSku"]!["allowedValues"]!.AsArray().Select(sku => (string)sku!).ToArray(), connections.Select(size => size.Key).ToArray());
        foreach (var (sku, instances) in ((string, int)[])[("Standard_B1ms", 5), ("Standard_B2s", 62), ("Standard_B2ms", 126), ("Standard_D2ds_v5", 126)])
        {
            Assert.AreEqual(instances, (int)connections[sku]! * 9 / 10 / 6, sku);
            StringAssert.Matches(document, new($"`{sku}`( and `[A-Za-z0-9_]*`)? for {instances}"));
        }
    }

    [TestMethod]
    public async Task WithoutPostgres_TheDeploymentIsRefused_UnlessDataMayBeLost()
    {
        using var bicep = new BicepCompiler();
        var (refused, output) = await bicep.EvaluateAsync(("postgresEnabled", false));
        var accepted = await ResourcesAsync(s_withoutPostgres);

        Assert.IsNull(refused);
        StringAssert.Contains(output, "DATA_MAY_BE_LOST");
        Assert.IsEmpty(All(accepted, Postgres));
        Assert.IsEmpty(All(accepted, "Microsoft.Resources/deploymentScripts"));
    }

    [TestMethod]
    public async Task Postgres_IsOfTheSameVersionAsInCompose()
    {
        var image = (string)Yaml.Read("deploy/compose.yaml")["services"]!["postgres"]!["image"]!;

        Assert.AreEqual(image, $"postgres:{(string)Only(await ResourcesAsync(), Postgres)["properties"]!["version"]!}-alpine");
    }

    [TestMethod]
    public async Task Database_OfTheApp_IsNotItsAdministrators()
    {
        var resources = await ResourcesAsync();
        var script = Only(resources, "Microsoft.Resources/deploymentScripts")["properties"]!;
        var environment = script["environmentVariables"]!.AsArray().ToDictionary(variable => (string)variable!["name"]!, variable => variable!);

        var administrator = (string)Only(resources, Postgres)["properties"]!["administratorLogin"]!;
        Assert.AreNotEqual("baas", administrator);
        Assert.AreEqual(File.ReadAllText(Repository.PathOf("deploy/postgres-role.sh")), (string)script["scriptContent"]!);
        foreach (var secret in (string[])["PGPASSWORD", "BAAS_PASSWORD"])
        {
            Assert.IsNull(environment[secret]["value"]);
            Assert.IsNotNull(environment[secret]["secureValue"]);
        }
    }

    [TestMethod]
    public async Task VirtualNetwork_ClosesStorageAndPostgresToEverybodyElse()
    {
        var open = await ResourcesAsync();
        var closed = await ResourcesAsync(s_otherwise);

        Assert.AreEqual("Enabled", (string)Only(open, Postgres)["properties"]!["network"]!["publicNetworkAccess"]!);
        Assert.HasCount(1, All(open, Postgres + "/firewallRules"));
        Assert.IsEmpty(All(open, Endpoint));

        Assert.AreEqual("Disabled", (string)Only(closed, Postgres)["properties"]!["network"]!["publicNetworkAccess"]!);
        Assert.IsEmpty(All(closed, Postgres + "/firewallRules"));
        Assert.HasCount(2, All(closed, Storage));
        foreach (var account in All(closed, Storage))
        {
            Assert.AreEqual("Disabled", (string)account["properties"]!["publicNetworkAccess"]!);
            Assert.AreEqual("Deny", (string)account["properties"]!["networkAcls"]!["defaultAction"]!);
        }

        CollectionAssert.AreEquivalent(
            (string[])["blob", "file", "postgresqlServer"],
            All(closed, Endpoint).Select(endpoint => (string)endpoint["properties"]!["privateLinkServiceConnections"]![0]!["properties"]!["groupIds"]![0]!).ToArray());
        CollectionAssert.AreEquivalent(
            (string[])["[format('privatelink.blob.{0}', environment().suffixes.storage)]", "[format('privatelink.file.{0}', environment().suffixes.storage)]", "privatelink.postgres.database.azure.com"],
            All(closed, "Microsoft.Network/privateDnsZones").Select(zone => (string)zone["name"]!).ToArray());
        Assert.IsNotNull(Only(closed, Site)["properties"]!["virtualNetworkSubnetId"]);
    }

    [TestMethod]
    public async Task Storage_OfTheApp_IsOfOneRegionAndTakesNoKeys()
    {
        var account = Only(await ResourcesAsync(), Storage);

        Assert.AreEqual("Standard_LRS", (string)account["sku"]!["name"]!);
        Assert.IsFalse((bool)account["properties"]!["allowSharedKeyAccess"]!);
        Assert.IsFalse((bool)account["properties"]!["allowBlobPublicAccess"]!);
        Assert.IsTrue((bool)Only(await ResourcesAsync(), "Microsoft.Insights/components")["properties"]!["DisableLocalAuth"]!);
    }

    [TestMethod]
    [DataRow("large", "User")]
    [DataRow("otherwise", "ServicePrincipal")]
    [DataRow("default", "")]
    public async Task Deployer_IsWhatAzdSaysItIs(string deployment, string type)
    {
        var roles = All(await ResourcesAsync(Deployments[deployment]), "Microsoft.Authorization/roleAssignments");

        var ofTheDeployer = roles.Single(role => (string)role["properties"]!["principalId"]! == "11111111-1111-1111-1111-111111111111");
        Assert.AreEqual(type, (string?)ofTheDeployer["properties"]!["principalType"] ?? "");
        Assert.IsTrue(roles.Where(role => role != ofTheDeployer).All(role => (string)role["properties"]!["principalType"]! == "ServicePrincipal"));
    }

    [TestMethod]
    public async Task Scale_IsWhatTheParametersSay_WithinTheBoundsOfHostJson()
    {
        var scale = Only(await ResourcesAsync(s_otherwise), Site)["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!;
        var toZero = Only(await ResourcesAsync(), Site)["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!;
        var parameters = (await s_template.Value)["parameters"]!;

        Assert.AreEqual(("http", 2), ((string)scale["alwaysReady"]![0]!["name"]!, (int)scale["alwaysReady"]![0]!["instanceCount"]!));
        Assert.AreEqual(50, (int)scale["triggers"]!["http"]!["perInstanceConcurrency"]!);
        Assert.HasCount(0, toZero["alwaysReady"]!.AsArray());
        Assert.AreEqual(
            (int)JsonNode.Parse(File.ReadAllText(Repository.PathOf("host.json")))!["extensions"]!["http"]!["maxConcurrentRequests"]!, (int)parameters["perInstanceConcurrency"]!["maxValue"]!);
    }

    [TestMethod]
    public async Task Secrets_AreWrittenOnce_AndTheAppAndTheServerGetTheSame()
    {
        var template = await s_template.Value;
        var modules = Entries(template["resources"]!).Where(resource => (string)resource["type"]! == "Microsoft.Resources/deployments").ToDictionary(module => (string)module["name"]!);
        var secrets = Entries(modules["secrets"]["properties"]!["template"]!["resources"]!).Where(resource => (string)resource["type"]! == "Microsoft.KeyVault/vaults/secrets").ToArray();

        Assert.HasCount(3, secrets);
        foreach (var secret in secrets)
        {
            Assert.IsNotNull(secret["@options"]?["onlyIfNotExists"], secret.ToJsonString());
        }

        foreach (var parameter in modules["secrets"]["properties"]!["template"]!["parameters"]!.AsObject().Where(parameter => (string)parameter.Value!["type"]! == "securestring"))
        {
            Assert.AreEqual(2, Regex.Count((string)parameter.Value!["defaultValue"]!, @"newGuid\(\)"), parameter.Key);
        }

        foreach (var (module, parameter, secret) in ((string, string, string)[])
        [
            ("api", "jwtSecret", "jwt-secret"), ("api", "databasePassword", "database-password"), ("postgres-role", "databasePassword", "database-password"),
            ("postgres", "administratorPassword", "database-administrator-password"), ("postgres-role", "administratorPassword", "database-administrator-password"),
        ])
        {
            Assert.AreEqual(secret, (string)modules[module]["properties"]!["parameters"]![parameter]!["reference"]!["secretName"]!);
        }
    }

    [TestMethod]
    public async Task App_IsMadeAfterWhatItNeedsToStart()
    {
        var modules = Entries((await s_template.Value)["resources"]!)
            .ToDictionary(resource => (string)resource["name"]!, resource => resource["dependsOn"]?.AsArray().Select(before => ModuleName.Match((string)before!).Groups[1].Value).ToArray() ?? []);
        var before = new HashSet<string>();
        for (var next = new Stack<string>(["api"]); next.TryPop(out var name);)
        {
            foreach (var module in modules[name].Where(module => module.Length > 0 && before.Add(module)))
            {
                next.Push(module);
            }
        }

        CollectionAssert.IsSubsetOf((string[])["identity", "monitoring", "storage", "secrets", "roles", "storage-endpoint", "postgres-role"], before.ToArray());
    }

    [TestMethod]
    public async Task Runtime_IsTheOneThatTheAppIsBuiltFor_AndAnotherWouldBeFound()
    {
        var framework = (string)System.Xml.Linq.XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("TargetFramework").Single();
        using var changed = new BicepCompiler();
        changed.Replace("app/api.bicep", "version: '10.0'", "version: '9.0'");

        Assert.AreEqual(("dotnet-isolated", framework), RuntimeOf(await ResourcesAsync()));
        Assert.AreNotEqual(("dotnet-isolated", framework), RuntimeOf((await changed.EvaluateAsync()).Resources!));
    }

    [TestMethod]
    public async Task Names_AreAsAzdFindsThem()
    {
        var outputs = (await s_template.Value)["outputs"]!.AsObject().Select(output => output.Key).ToArray();
        var resources = await ResourcesAsync();

        Assert.Contains("AZURE_LOCATION", outputs);
        Assert.IsTrue(outputs.All(name => name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_')));
        Assert.AreEqual("api", (string)Only(resources, Site)["tags"]!["azd-service-name"]!);
        Assert.AreEqual("test", (string)Only(resources, "Microsoft.Resources/resourceGroups")["tags"]!["azd-env-name"]!);
    }

    [TestMethod]
    public async Task Parameters_AreThoseOfTheTemplate_WithItsDefaults_AndDocumented()
    {
        var declared = (await s_template.Value)["parameters"]!.AsObject();
        var given = JsonNode.Parse(File.ReadAllText(Repository.PathOf("deploy/infra/main.parameters.json")))!["parameters"]!.AsObject();
        var document = await File.ReadAllTextAsync(Repository.PathOf("docs/operations.md"));

        CollectionAssert.AreEquivalent(declared.Select(parameter => parameter.Key).ToArray(), given.Select(parameter => parameter.Key).ToArray());
        foreach (var (name, parameter) in given)
        {
            var variable = Variable.Match((string)parameter!["value"]!);
            Assert.IsTrue(variable.Success, name);
            if (variable.Groups["name"].Value.StartsWith("AZURE_", StringComparison.Ordinal))
            {
                continue;
            }

            var fallback = declared[name]!["defaultValue"]!.ToString();
            Assert.AreEqual(fallback, variable.Groups["default"].Value, ignoreCase: true, name);
            StringAssert.Matches(document, new($@"\| `{variable.Groups["name"].Value}` \| (`{fallback.ToLowerInvariant()}`|`{fallback}`|{(fallback.Length == 0 ? "" : "-")}) ?\|"));
        }
    }

    private static async Task<JsonObject> BuildAsync()
    {
        using var bicep = new BicepCompiler();
        return await bicep.BuildAsync("main.bicep");
    }

    /// <summary>Evaluated once for the same parameters.</summary>
    private static async Task<JsonArray> ResourcesAsync(params (string Name, object Value)[] parameters)
    {
        var key = string.Join(' ', parameters);
        if (!s_evaluated.TryGetValue(key, out var evaluated))
        {
            using var bicep = new BicepCompiler();
            var (resources, output) = await bicep.EvaluateAsync(parameters);
            Assert.IsNotNull(resources, output);
            s_evaluated[key] = evaluated = resources;
        }

        return evaluated;
    }

    private static async Task<Dictionary<string, string>> SettingsAsync(params (string Name, object Value)[] parameters) =>
        Only(await ResourcesAsync(parameters), Site + "/config")["properties"]!.AsObject().ToDictionary(setting => setting.Key, setting => (string)setting.Value!);

    /// <summary>Those of the service.</summary>
    private static Dictionary<string, string> OwnOf(Dictionary<string, string> settings) => settings.Where(setting => !s_ofThePlatform.Contains(setting.Key)).ToDictionary();

    /// <summary>The same with values as Azure could give them instead of the expressions for it.</summary>
    private static Dictionary<string, string> WithoutExpressions(Dictionary<string, string> own) => own.ToDictionary(setting => setting.Key, setting => setting.Key switch
    {
        "JWT_SECRET" => new string('a', 64),
        "BAAS_API_KEYS" => "",
        "DATABASE_URL" when setting.Value.Length > 0 => "postgres://baas:a@host:5432/baas?sslmode=verify-full",
        _ => setting.Value,
    });

    private static SettingsReading Read(Dictionary<string, string> own) =>
        SettingsReader.Read(SettingsOf.These(own.Select(pair => (pair.Key, pair.Value))), isOnAzureFunctions: true);

    private static (string Name, string Framework) RuntimeOf(JsonArray resources)
    {
        var runtime = Only(resources, Site)["properties"]!["functionAppConfig"]!["runtime"]!;
        return ((string)runtime["name"]!, $"net{(string)runtime["version"]!}");
    }

    private static JsonNode[] All(JsonArray resources, string type) => [.. resources.Where(resource => (string)resource!["type"]! == type).Select(resource => resource!)];

    private static JsonNode Only(JsonArray resources, string type) => All(resources, type).Single();

    /// <summary>Resources of a template, which are a list or have names.</summary>
    private static IEnumerable<JsonNode> Entries(JsonNode resources) => resources is JsonArray list ? list.Select(item => item!) : resources.AsObject().Select(pair => pair.Value!);

    [GeneratedRegex(@"'Microsoft.Resources/deployments', '([a-z-]+)'\)\]$")]
    private static partial Regex ModuleName { get; }

    [GeneratedRegex(@"^\$\{(?<name>[A-Z_]+)(=(?<default>.*))?\}$")]
    private static partial Regex Variable { get; }
}
