using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Tests.Unit.Service.Configuration;

[TestClass]
public sealed class SettingsDocumentTests
{
    [TestMethod]
    public void ToMarkdown_Table_StandsInTheDocument()
    {
        GeneratedPart.StandsIn("docs/settings.md", SettingsDocument.ToMarkdown());
    }

    [TestMethod]
    public void Document_NamesEverySettingWithoutEffect()
    {
        var document = File.ReadAllText(Repository.PathOf("docs/settings.md"));

        foreach (var name in InertSettings.Names)
        {
            StringAssert.Contains(document, $"`{name}`");
        }
    }

    [TestMethod]
    public void ToText_NamesEverySetting()
    {
        var text = SettingsDocument.ToText();

        foreach (var row in SettingsTable.Rows)
        {
            StringAssert.Contains(text, row.Name);
        }
    }

    [TestMethod]
    public void Table_Names_AreUnique() =>
        CollectionAssert.AllItemsAreUnique(SettingsTable.Rows.Select(row => row.Name).Concat(InertSettings.Names).ToArray());
}
