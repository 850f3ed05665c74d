using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.Deployment;

/// <summary>azure.yaml has what its schema knows (Azure/azure-dev, schemas/v1.0/azure.yaml.json). That one lets other members pass, which azd ignores; here they are refused.</summary>
[TestClass]
public sealed partial class AzureYamlTests
{
    private static readonly string[] s_topLevel =
        ["name", "metadata", "resourceGroup", "infra", "services", "resources", "pipeline", "hooks", "requiredVersions", "state", "platform", "workflows", "cloud"];

    private static readonly string[] s_ofInfra = ["provider", "path", "module", "layers"];

    /// <summary>Of a service with the host function; image, docker, k8s, apiVersion and env are not for it.</summary>
    private static readonly string[] s_ofAFunction = ["project", "language", "host", "dist", "resourceName", "resourceGroup", "module", "config", "uses", "hooks", "remoteBuild"];

    private static readonly string[] s_languages = ["dotnet", "csharp", "fsharp", "py", "python", "js", "ts", "java", "go", "golang", "docker"];

    [TestMethod]
    public void AzureYaml_FitsItsSchema() => Assert.IsNull(FaultOf(Yaml.Read("azure.yaml")));

    [TestMethod]
    [DataRow("name", "BaaS Functions")]
    [DataRow("name", "b")]
    [DataRow("service.host", "functions")]
    [DataRow("service.language", "c#")]
    [DataRow("service.image", "baas-functions")]
    [DataRow("service.remotebuild", "true")]
    [DataRow("infra.folder", "deploy/infra")]
    [DataRow("infrastructure", "deploy/infra")]
    public void Schema_RefusesWhatAzdWouldIgnoreOrNotUnderstand(string place, string value)
    {
        var file = Yaml.Read("azure.yaml");
        var target = place.Split('.') switch
        {
            ["service", _] => file["services"]!["api"]!.AsObject(),
            ["infra", _] => file["infra"]!.AsObject(),
            _ => file,
        };
        target[place.Split('.')[^1]] = value;

        Assert.IsNotNull(FaultOf(file));
    }

    [TestMethod]
    public void Service_IsAProjectThatExistsAndTheTagOfItsResource()
    {
        var (name, service) = Yaml.Read("azure.yaml")["services"]!.AsObject().Single();

        Assert.HasCount(1, Directory.GetFiles(Repository.PathOf((string)service!["project"]!), "*.csproj"));
        StringAssert.Contains(File.ReadAllText(Repository.PathOf($"deploy/infra/app/{name}.bicep")), $"'azd-service-name': '{name}'");
        StringAssert.Contains(File.ReadAllText(Repository.PathOf("deploy/infra/main.bicep")), $"output SERVICE_{name.ToUpperInvariant()}_NAME string");
    }

    private static string? FaultOf(JsonObject file)
    {
        if (Unknown(file, s_topLevel) is { } unknown)
        {
            return unknown;
        }

        if (file["name"]?.ToString() is not { Length: >= 2 } name || !Name.IsMatch(name))
        {
            return "name";
        }

        if (file["infra"] is { } infra && (Unknown(infra.AsObject(), s_ofInfra) ?? (Directory.Exists(Repository.PathOf(infra["path"]!.ToString())) ? null : "infra.path")) is { } wrong)
        {
            return wrong;
        }

        return file["services"] is not JsonObject { Count: > 0 } services ? "services" : services.Select(service => FaultOfService(service.Value!.AsObject())).FirstOrDefault(fault => fault is not null);
    }

    private static string? FaultOfService(JsonObject service) => Unknown(service, s_ofAFunction)
        ?? (service["host"]?.ToString() != "function" ? "host" : null)
        ?? (s_languages.Contains(service["language"]?.ToString()) ? null : "language")
        ?? (service["project"] is null ? "project" : null)
        ?? (service["remoteBuild"] is { } remote && remote.GetValueKind() is not (System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) ? "remoteBuild" : null);

    private static string? Unknown(JsonObject map, string[] known) => map.Select(member => member.Key).FirstOrDefault(name => !known.Contains(name));

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")]
    private static partial Regex Name { get; }
}
