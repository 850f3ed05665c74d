using System.Text.RegularExpressions;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Tests.Unit.Service.Configuration;

[TestClass]
public sealed class SettingsDocumentTests
{
    [TestMethod]
    public void ToMarkdown_Tables_StandInTheDocument()
    {
        foreach (var table in SettingsDocument.ToMarkdown())
        {
            GeneratedPart.StandsIn("docs/settings.md", table);
        }
    }

    [TestMethod]
    public void Document_NamesEverySettingWithoutEffect()
    {
        var document = File.ReadAllText(Repository.PathOf("docs/settings.md"));

        foreach (var name in FormerSettings.WithoutEffect)
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
        CollectionAssert.AllItemsAreUnique(SettingsTable.Rows.Select(row => row.Name).Concat(FormerSettings.WithoutEffect).Concat(FormerSettings.Refused).ToArray());

    [TestMethod]
    public void Documents_BeginWithTheTenThatMostInstallationsSet()
    {
        var common = SettingsTable.Rows.Where(row => row.IsCommon).Select(row => row.Name).ToArray();

        Assert.HasCount(10, common);
        foreach (var document in (string[])[string.Concat(SettingsDocument.ToMarkdown()), SettingsDocument.ToText()])
        {
            var places = SettingsTable.Rows.ToDictionary(row => row.Name, row => Regex.Match(document, $@"\b{row.Name}\b(?=` \|| {{2}})").Index);
            Assert.IsLessThan(places.Where(place => !common.Contains(place.Key)).Min(place => place.Value), common.Max(name => places[name]));
        }
    }
}
