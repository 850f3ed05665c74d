using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Intl;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Engines.Intl;

/// <summary>What functions use of <c>Intl</c>. The expected values are those of Node.js 20 with ICU 78.</summary>
[TestClass]
public sealed class IntlTests
{
    private const string At = "new Date(Date.UTC(2024, 2, 5, 14, 3, 7))";

    [TestMethod]
    [DataRow("en-US", "dateStyle: 'short'", "3/5/24")]
    [DataRow("en-US", "dateStyle: 'medium'", "Mar 5, 2024")]
    [DataRow("en-US", "dateStyle: 'long', timeStyle: 'short'", "March 5, 2024 at 2:03 PM")]
    [DataRow("en-US", "month: 'long', year: 'numeric'", "March 2024")]
    [DataRow("en-US", "hour: 'numeric'", "2 PM")]
    [DataRow("en-US", "hour: '2-digit', minute: '2-digit', hour12: false", "14:03")]
    [DataRow("en-GB", "dateStyle: 'medium'", "5 Mar 2024")]
    [DataRow("en-GB", "dateStyle: 'full'", "Tuesday, 5 March 2024")]
    [DataRow("en-GB", "", "05/03/2024")]
    [DataRow("en-CA", "", "2024-03-05")]
    [DataRow("sv-SE", "", "2024-03-05")]
    [DataRow("sv-SE", "dateStyle: 'short', timeStyle: 'short'", "2024-03-05 14:03")]
    [DataRow("de-DE", "dateStyle: 'full'", "Dienstag, 5. März 2024")]
    [DataRow("de-DE", "year: 'numeric', month: '2-digit', day: '2-digit'", "05.03.2024")]
    [DataRow("fr-FR", "weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'", "mardi 5 mars 2024")]
    [DataRow("es-ES", "dateStyle: 'long'", "5 de marzo de 2024")]
    [DataRow("it-IT", "dateStyle: 'medium'", "5 mar 2024")]
    [DataRow("pt-BR", "dateStyle: 'long', timeStyle: 'medium'", "5 de março de 2024 às 14:03:07")]
    [DataRow("nl-NL", "weekday: 'short', day: 'numeric', month: 'short'", "di 5 mrt")]
    [DataRow("pl-PL", "dateStyle: 'long'", "5 marca 2024")]
    [DataRow("ja-JP", "dateStyle: 'full'", "2024年3月5日火曜日")]
    [DataRow("zh-CN", "dateStyle: 'long'", "2024年3月5日")]
    [DataRow("ar-EG", "dateStyle: 'long'", "٥ مارس ٢٠٢٤")]
    [DataRow("ar-EG-u-nu-latn", "month: 'long', year: 'numeric'", "مارس 2024")]
    [DataRow("en", "second: 'numeric', fractionalSecondDigits: 3", "7.000")]
    [DataRow("en", "year: 'numeric', era: 'short'", "2024 AD")]
    public async Task Date_OfALocale_IsWrittenAsThere(string locale, string options, string expected) =>
        await Gives($"new Intl.DateTimeFormat('{locale}', {{ timeZone: 'UTC', {options} }}).format({At})", expected);

    [TestMethod]
    [DataRow("America/New_York", "short", "EST")]
    [DataRow("America/New_York", "long", "Eastern Standard Time")]
    [DataRow("America/New_York", "shortOffset", "GMT-5")]
    [DataRow("America/New_York", "longOffset", "GMT-05:00")]
    [DataRow("America/New_York", "shortGeneric", "ET")]
    [DataRow("Asia/Kolkata", "shortOffset", "GMT+5:30")]
    [DataRow("asia/calcutta", "shortOffset", "GMT+5:30")]
    [DataRow("Europe/Paris", "short", "GMT+1")]
    [DataRow("Etc/GMT+5", "longOffset", "GMT-05:00")]
    [DataRow("+05:30", "longOffset", "GMT+05:30")]
    [DataRow("UTC", "short", "UTC")]
    public async Task TimeZone_ByItsName_IsNamedOrHasItsOffset(string zone, string name, string expected) => await Gives(
        $"new Intl.DateTimeFormat('en-US', {{ timeZone: '{zone}', timeZoneName: '{name}' }}).formatToParts({At}).find(p => p.type === 'timeZoneName').value",
        expected);

    [TestMethod]
    [DataRow("new Date(Date.UTC(2024, 0, 1, 5)).toLocaleDateString('en-CA', { timeZone: 'America/Los_Angeles' })", "2023-12-31")]
    [DataRow("new Date(Date.UTC(2018, 10, 26, 20)).toLocaleDateString('zh-Hans-CN', { timeZone: 'America/Denver' })", "2018/11/26")]
    [DataRow("new Date(0).toLocaleString()", "1/1/1970, 12:00:00 AM")]
    [DataRow("new Date(0).toLocaleTimeString('de-DE')", "00:00:00")]
    [DataRow("new Date(NaN).toLocaleDateString('de-DE')", "Invalid Date")]
    [DataRow("new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' }).formatRange(0, 3 * 864e5)", "Jan 1\u2009–\u20094")]
    [DataRow("new Intl.DateTimeFormat('en').formatToParts(0).map(p => p.type).join()", "month,literal,day,literal,year")]
    [DataRow("JSON.stringify(new Intl.DateTimeFormat('de', { hour: 'numeric' }).resolvedOptions())", "{\"locale\":\"de\",\"calendar\":\"gregory\",\"numberingSystem\":\"latn\",\"timeZone\":\"UTC\",\"hourCycle\":\"h23\",\"hour12\":false,\"hour\":\"2-digit\"}")]
    [DataRow("Intl.DateTimeFormat() instanceof Intl.DateTimeFormat", "true")]
    [DataRow("Intl.DateTimeFormat().resolvedOptions().timeZone", "UTC")]
    [DataRow("Intl.DateTimeFormat.supportedLocalesOf(['de-AT', 'tlh', 'sv']).join()", "de-AT,sv")]
    [DataRow("Object.keys(Date.prototype).length + Object.keys(Intl).length", "0")]
    public async Task Date_Methods_DoAsInNode(string expression, string expected) => await Gives(expression, expected);

    [TestMethod]
    [DataRow("{ timeZone: 'Mars/Base' }", "RangeError: Invalid time zone specified: Mars/Base")]
    [DataRow("{ month: 'big' }", "RangeError: Value big out of range for Intl.DateTimeFormat options property month")]
    [DataRow("{ dateStyle: 'full', year: 'numeric' }", "TypeError: Can't set option year when dateStyle is used")]
    [DataRow("{ fractionalSecondDigits: 4 }", "RangeError: fractionalSecondDigits value is out of range.")]
    public async Task DateOptions_ThatAreWrong_AreNamed(string options, string expected) =>
        await Gives($"(() => {{ try {{ return new Intl.DateTimeFormat('en', {options}) }} catch (error) {{ return `${{error.name}}: ${{error.message}}` }} }})()", expected);

    [TestMethod]
    [DataRow("(1234.5).toLocaleString('de-DE')", "1.234,5")]
    [DataRow("(1234.5).toLocaleString('en-IN', { style: 'currency', currency: 'INR' })", "₹1,234.50")]
    [DataRow("new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }).format(-1234.5)", "-1.234,50\u00A0€")]
    [DataRow("new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', currencySign: 'accounting' }).format(-5)", "($5.00)")]
    [DataRow("new Intl.NumberFormat('ja-JP', { style: 'currency', currency: 'JPY' }).format(5000)", "￥5,000")]
    [DataRow("new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 }).format(0.256)", "25.6%")]
    [DataRow("new Intl.NumberFormat('en-US', { notation: 'compact' }).format(1234567)", "1.2M")]
    [DataRow("new Intl.NumberFormat('en-US', { notation: 'compact' }).format(999999)", "1M")]
    [DataRow("new Intl.NumberFormat('de-DE', { notation: 'compact', compactDisplay: 'long' }).format(1234567)", "1,2 Millionen")]
    [DataRow("new Intl.NumberFormat('fr-FR', { style: 'unit', unit: 'kilometer-per-hour' }).format(50)", "50\u202Fkm/h")]
    [DataRow("new Intl.NumberFormat('en', { style: 'unit', unit: 'liter', unitDisplay: 'long' }).format(16)", "16 liters")]
    [DataRow("new Intl.NumberFormat('en', { minimumFractionDigits: 2 }).format(1.005)", "1.005")]
    [DataRow("new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(1.005)", "1.01")]
    [DataRow("new Intl.NumberFormat('en', { maximumFractionDigits: 0, roundingMode: 'halfEven' }).format(2.5)", "2")]
    [DataRow("new Intl.NumberFormat('en').format(12345678901234567890n)", "12,345,678,901,234,567,890")]
    [DataRow("new Intl.NumberFormat('en').format('12345678901234567890.123')", "12,345,678,901,234,567,890.123")]
    [DataRow("new Intl.NumberFormat('en', { signDisplay: 'exceptZero' }).format(0)", "0")]
    [DataRow("new Intl.NumberFormat('es-ES').format(1234)", "1234")]
    [DataRow("new Intl.NumberFormat('en').format(NaN) + new Intl.NumberFormat('en').format(-Infinity)", "NaN-∞")]
    [DataRow("new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).formatToParts(1).map(p => p.type).join()", "currency,integer,decimal,fraction")]
    public async Task Number_OfALocale_IsWrittenAsThere(string expression, string expected) => await Gives(expression, expected);

    [TestMethod]
    [DataRow("[1, 2, 5, 21].map(n => new Intl.PluralRules('ru').select(n)).join()", "one,few,many,one")]
    [DataRow("[1, 2, 3, 4, 11].map(n => new Intl.PluralRules('en', { type: 'ordinal' }).select(n)).join()", "one,two,few,other,other")]
    [DataRow("new Intl.RelativeTimeFormat('de', { numeric: 'auto' }).format(-1, 'day')", "gestern")]
    [DataRow("new Intl.RelativeTimeFormat('cs').format(-5, 'months')", "před 5 měsíci")]
    [DataRow("new Intl.ListFormat('es').format(['padres', 'hijos'])", "padres e hijos", DisplayName = "h is silent")]
    [DataRow("new Intl.ListFormat('fi').format(['a', 'b', 'c'])", "a, b ja c")]
    [DataRow("new Intl.DisplayNames(['nl'], { type: 'region' }).of('US')", "Verenigde Staten")]
    [DataRow("new Intl.DisplayNames(['fr'], { type: 'language' }).of('en-GB')", "anglais britannique")]
    public async Task Words_OfALanguage_AreItsOwn(string expression, string expected) => await Gives(expression, expected);

    [TestMethod]
    public async Task Function_ThatChangesIntl_ChangesItForNobodyElse()
    {
        await Gives("(Intl.DateTimeFormat.prototype.formatToParts = () => 'mine', Date.prototype.toLocaleDateString = () => 'mine', new Intl.DateTimeFormat('en').formatToParts(0))", "mine");
        await Gives("new Intl.DateTimeFormat('en').formatToParts(0).length + new Date(0).toLocaleDateString('en')", "51/1/1970");
    }

    [TestMethod]
    public async Task Number_OfAHundredThousandBits_IsRefusedRatherThanWritten()
    {
        var result = await TestSandbox.RunAsync("export default () => new Intl.NumberFormat('en').format(1n << 100000n)");
        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome);
        Assert.Contains("too large", result.Error!.Message);
    }

    /// <summary>A tag of any length finds the same formatter as the tag without what is not known, so that no function fills what executions share.</summary>
    [TestMethod]
    public void Locale_WithExtensionsThatNobodyKnows_HasTheKeyOfTheLocale()
    {
        var plain = ResolvedLocale.Of(["de-DE"]);
        Assert.AreEqual(plain.Key, ResolvedLocale.Of(["de-DE-u-nu-whatever-x-" + string.Join('-', Enumerable.Repeat("long", 1000))]).Key);
        Assert.AreNotEqual(plain.Key, ResolvedLocale.Of(["de-DE-u-nu-arab"]).Key);
    }

    private static async Task Gives(string expression, string expected) =>
        Assert.AreEqual(expected, System.Text.Json.JsonSerializer.Deserialize<string>(await TestSandbox.DataOfBodyAsync($"return String({expression})")));
}
