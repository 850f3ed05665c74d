using System.Text.RegularExpressions;
using BaasFunctions.Service.Api;
using k8s;
using k8s.Models;

namespace BaasFunctions.Tests.Deployment;

/// <summary>What the Dockerfile says, and what has to agree with it. deploy/verify-image builds and runs it.</summary>
[TestClass]
public sealed partial class DockerfileTests
{
    private const string User = "1654";

    private static readonly string s_file = File.ReadAllText(Repository.PathOf("Dockerfile"));

    /// <summary>A directive that names a parser would fetch that from a registry at each build.</summary>
    [TestMethod]
    public void File_NamesNoParserOfItsOwn() => Assert.DoesNotContain("syntax=", s_file);

    [TestMethod]
    public void Port_IsTheOneThatTheServerHasWithoutAnImage()
    {
        var port = $"{new ServerOptions().Port}";
        var compose = Yaml.Read("deploy/compose.yaml")["services"]!["server"]!["ports"]!.AsArray().Select(mapping => (string)mapping!).Single();
        var pod = KubernetesYaml.LoadAllFromString(File.ReadAllText(Repository.PathOf("deploy/kubernetes/server.yaml"))).OfType<V1Deployment>().Single().Spec.Template.Spec;

        StringAssert.Contains(StageOf("server"), $"\nEXPOSE {port}\n");
        Assert.AreEqual($"127.0.0.1:{port}:{port}", compose);
        Assert.AreEqual(port, $"{pod.Containers.Single().Ports.Single().ContainerPort}");
        Assert.IsTrue(LocalAddress.Matches(File.ReadAllText(Repository.PathOf("README.md"))).All(address => address.Groups[1].Value == port));
    }

    /// <summary>A volume begins as a copy of the image's folder, so the folder has to be there, with its owner, before it is declared one.</summary>
    [TestMethod]
    [DataRow("server", "COPY --from=server-build --chown=1654:1654 /data /data\n", "VOLUME /data\n")]
    [DataRow("functions", "chown 1654:1654 /home /home/data /home/secrets ", "VOLUME [\"/home/data\", \"/home/secrets\"]\n")]
    public void Volume_IsAFolderOfTheUserBefore(string stage, string owned, string declared)
    {
        var text = StageOf(stage);

        StringAssert.Contains(text, $"\nUSER {User}\n");
        Assert.IsLessThan(text.IndexOf(declared, StringComparison.Ordinal), text.IndexOf(owned, StringComparison.Ordinal));
        Assert.Contains(owned, text);
    }

    /// <summary>Where Azure Functions keeps its keys by default is not the user's to write.</summary>
    [TestMethod]
    public void FunctionKeys_LieInAFolderOfTheUser() => StringAssert.Contains(StageOf("functions"), "FUNCTIONS_SECRETS_PATH=/home/secrets ");

    [TestMethod]
    public void Restore_SeesEveryProjectThatIsBuilt()
    {
        foreach (var project in (string[])["Sandbox", "Service", "Server", "Worker", "Host"])
        {
            StringAssert.Contains(
                StageOf("projects"), $"\nCOPY BaasFunctions.{project}/BaasFunctions.{project}.csproj BaasFunctions.{project}/packages.lock.json BaasFunctions.{project}/\n");
        }
    }

    private static string StageOf(string name) => Regex.Match(s_file, $@"^FROM [^\n]+ AS {name}\n.*?(?=^FROM |\z)", RegexOptions.Singleline | RegexOptions.Multiline).Value;

    [GeneratedRegex(@"localhost:(\d+)")]
    private static partial Regex LocalAddress { get; }
}
