using BaasFunctions.Service.Options;

namespace BaasFunctions.Tests.Unit.Service.Options;

[TestClass]
public sealed class SettingsDocumentTests
{
    [TestMethod]
    public void ToMarkdown_Table_StandsInTheDocument()
    {
        var document = File.ReadAllText(Repository.PathOf("docs/settings.md"));

        Assert.IsTrue(
            document.Contains(SettingsDocument.ToMarkdown(), StringComparison.Ordinal),
            "docs/settings.md differs from the table in the code, which is:\n" + SettingsDocument.ToMarkdown());
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
