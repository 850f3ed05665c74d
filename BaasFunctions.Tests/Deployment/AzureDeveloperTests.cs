using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.Deployment;

/// <summary>azure.yaml and deploy/infra fit each other and what azd expects (Azure/azure-dev, schemas/v1.0/azure.yaml.json).</summary>
[TestClass]
public sealed partial class AzureDeveloperTests
{
    private static readonly string[] s_topLevel = ["name", "metadata", "resourceGroup", "infra", "services", "resources", "pipeline", "hooks", "requiredVersions", "state", "platform", "workflows", "cloud"];
    private static readonly string[] s_ofAService =
        ["project", "language", "host", "dist", "resourceName", "resourceGroup", "docker", "image", "module", "k8s", "config", "hooks", "apiVersion", "env", "uses", "remoteBuild"];

    private static readonly string[] s_hosts = ["appservice", "containerapp", "function", "staticwebapp", "springapp", "aks", "ai.endpoint"];
    private static readonly string[] s_languages = ["dotnet", "csharp", "fsharp", "py", "python", "js", "ts", "java", "docker"];

    private static string Main => File.ReadAllText(Repository.PathOf("deploy/infra/main.bicep"));

    [TestMethod]
    public void AzureYaml_HasOnlyWhatTheSchemaKnows()
    {
        var file = Yaml.Read("azure.yaml");

        StringAssert.Matches((string)file["name"]!, new("^[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]$"));
        foreach (var (name, _) in file)
        {
            Assert.Contains(name, s_topLevel);
        }

        foreach (var (name, service) in file["services"]!.AsObject())
        {
            foreach (var (member, _) in service!.AsObject())
            {
                Assert.Contains(member, s_ofAService, name);
            }

            Assert.Contains((string)service["host"]!, s_hosts);
            Assert.Contains((string)service["language"]!, s_languages);
        }
    }

    [TestMethod]
    public void Service_IsAProjectThatExistsAndTheTagOfItsResource()
    {
        var (name, service) = Yaml.Read("azure.yaml")["services"]!.AsObject().Single();
        var project = (string)service!["project"]!;

        Assert.HasCount(1, Directory.GetFiles(Repository.PathOf(project), "*.csproj"));
        StringAssert.Contains(File.ReadAllText(Repository.PathOf($"deploy/infra/app/{name}.bicep")), $"'azd-service-name': '{name}'");
        StringAssert.Contains(Main, $"output SERVICE_{name.ToUpperInvariant()}_NAME string");
        StringAssert.Contains(Main, "'azd-env-name': environmentName");
    }

    [TestMethod]
    public void Parameters_AreThoseOfTheTemplate()
    {
        var declared = Parameter.Matches(Main).Select(match => match.Groups[1].Value).ToHashSet();
        var required = RequiredParameter.Matches(Main).Select(match => match.Groups[1].Value).ToArray();
        var given = JsonNode.Parse(File.ReadAllText(Repository.PathOf("deploy/infra/main.parameters.json")))!["parameters"]!.AsObject();

        foreach (var (name, _) in given)
        {
            Assert.Contains(name, declared);
        }

        foreach (var name in required)
        {
            Assert.IsTrue(given.ContainsKey(name), $"{name} has neither a default nor a value");
        }

        Assert.AreEqual("${AZURE_ENV_NAME}", (string)given["environmentName"]!["value"]!);
        Assert.AreEqual("${AZURE_LOCATION}", (string)given["location"]!["value"]!);
    }

    [TestMethod]
    public void Modules_AreFilesThatExist_AndGetTheParametersThatTheyDeclare()
    {
        foreach (var module in LocalModule.Matches(Main).Cast<Match>())
        {
            var file = Repository.PathOf("deploy/infra/" + module.Groups["file"].Value);
            Assert.IsTrue(File.Exists(file), file);
            var text = File.ReadAllText(file);
            var given = Given.Matches(module.Groups["params"].Value).Select(match => match.Groups[1].Value).ToHashSet();
            var declared = Parameter.Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
            Assert.IsTrue(given.SetEquals(declared), $"{file} declares {string.Join(' ', declared)}, and is given {string.Join(' ', given)}");
            Assert.AreEqual(text.Count(c => c == '{'), text.Count(c => c == '}'), file);
        }
    }

    [TestMethod]
    public void Outputs_AreNamedAsAzdWritesThem()
    {
        var outputs = Output.Matches(Main).Select(match => match.Groups[1].Value).ToArray();

        Assert.Contains("AZURE_LOCATION", outputs);
        Assert.IsTrue(outputs.All(name => name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_')));
    }

    [TestMethod]
    public void Storage_AndInsights_TakeNoKeys()
    {
        StringAssert.Contains(Main, "allowSharedKeyAccess: false");
        StringAssert.Contains(Main, "allowBlobPublicAccess: false");
        StringAssert.Contains(Main, "disableLocalAuth: true");
    }

    [TestMethod]
    public void Settings_OfTheApp_AreKnown()
    {
        var api = File.ReadAllText(Repository.PathOf("deploy/infra/app/api.bicep"));
        foreach (var name in OwnSetting.Matches(api).Select(match => match.Groups[1].Value))
        {
            Assert.IsTrue(Service.Configuration.SettingsTable.Rows.Any(row => row.Name == name), name);
        }

        // On Flex Consumption these stand in functionAppConfig, and must not be set beside it.
        Assert.IsFalse(SetElsewhere.IsMatch(api));
    }

    [TestMethod]
    public void HostJson_HasNoPrefixAndSpeaksOpenTelemetry()
    {
        var host = JsonNode.Parse(File.ReadAllText(Repository.PathOf("host.json")))!;

        Assert.AreEqual("2.0", (string)host["version"]!);
        Assert.AreEqual("", (string)host["extensions"]!["http"]!["routePrefix"]!);
        Assert.AreEqual("OpenTelemetry", (string)host["telemetryMode"]!);
    }

    [TestMethod]
    public void LocalSettings_NameTheTenThatMostInstallationsSet()
    {
        var values = new JsonObject
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated", ["AzureWebJobsStorage"] = "", ["AzureWebJobsSecretStorageType"] = "files", ["AzureWebJobsDisableHomepage"] = "true", ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "",
        };

        // An empty value is none: the default holds.
        foreach (var setting in Service.Configuration.SettingsTable.Rows.Where(row => row.IsCommon))
        {
            values[setting.Name] = "";
        }

        var file = new JsonObject
        {
            ["IsEncrypted"] = false, ["Host"] = new JsonObject { ["LocalHttpPort"] = 7071, ["CORS"] = "http://localhost" }, ["Values"] = values,
        };
        GeneratedPart.Is("local.settings.json.example", file.ToJsonString(new() { WriteIndented = true }) + "\n");
    }

    [GeneratedRegex(@"^param (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Parameter { get; }

    [GeneratedRegex(@"^param (\w+) \w+\s*$", RegexOptions.Multiline)]
    private static partial Regex RequiredParameter { get; }

    [GeneratedRegex(@"^module \w+ '(?<file>app/[^']+)'.*?params: \{\n(?<params>.*?)\n  \}\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex LocalModule { get; }

    [GeneratedRegex(@"^    (\w+):", RegexOptions.Multiline)]
    private static partial Regex Given { get; }

    [GeneratedRegex(@"^output (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Output { get; }

    [GeneratedRegex(@"^\s+(?:\w+ \? \{\} : \{ )?(NODE_ENV|DATA_DIR|DATABASE_URL|BAAS_\w+):", RegexOptions.Multiline)]
    private static partial Regex OwnSetting { get; }

    [GeneratedRegex(@"^\s+(FUNCTIONS_WORKER_RUNTIME|FUNCTIONS_EXTENSION_VERSION|WEBSITE_RUN_FROM_PACKAGE)\w*:", RegexOptions.Multiline)]
    private static partial Regex SetElsewhere { get; }
}
