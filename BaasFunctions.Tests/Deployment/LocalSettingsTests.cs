using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.Deployment;

/// <summary>local.settings.json.example, with which Core Tools run the app.</summary>
[TestClass]
public sealed class LocalSettingsTests
{
    [TestMethod]
    public void LocalSettings_NameWhatMostInstallationsSet()
    {
        var values = new JsonObject
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated", ["AzureWebJobsStorage"] = "", ["AzureWebJobsSecretStorageType"] = "files", ["AzureWebJobsDisableHomepage"] = "true", ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "",
        };

        // An empty value is none: the default holds.
        foreach (var setting in Service.Configuration.SettingsTable.Rows.Where(row => row.IsCommon && !row.IsOfServer))
        {
            values[setting.Name] = "";
        }

        var file = new JsonObject
        {
            ["IsEncrypted"] = false, ["Host"] = new JsonObject { ["LocalHttpPort"] = 7071, ["CORS"] = "http://localhost" }, ["Values"] = values,
        };
        GeneratedPart.Is("local.settings.json.example", file.ToJsonString(new() { WriteIndented = true }) + "\n");
    }
}
