using System.Text;
using BaasFunctions.Server.Settings;
using Microsoft.Extensions.Configuration;

namespace BaasFunctions.Tests.Unit.Server;

/// <summary>A <c>.env</c> file gives what its author expects, or its line is refused with what to write instead.</summary>
[TestClass]
public sealed class DotEnvFileTests
{
    private static readonly Dictionary<string, string> s_environment = new() { ["HOME"] = "/home/ada", ["EMPTY"] = "" };

    private string _file = "";

    [TestInitialize]
    public void MakeFile() => _file = Path.GetTempFileName();

    [TestCleanup]
    public void DropFile() => File.Delete(_file);

    [TestMethod]
    public void Source_File_GivesWhatTheEnvironmentLacks()
    {
        File.WriteAllText(_file, "# comment\n\nPORT=1\nexport NODE_ENV = production # why\nA=\"x # y\"\nB='z'\nC=a=b\nD=\r\n");
        var source = new DotEnvSource(_file, s_environment);

        var environment = new ConfigurationBuilder().Add(source).AddInMemoryCollection([new("PORT", "2")]).Build();

        Assert.IsEmpty(source.Reading.Faults);

        Assert.AreEqual("2", environment["PORT"]);
        Assert.AreEqual("production", environment["NODE_ENV"]);
        Assert.AreEqual("x # y", environment["A"]);
        Assert.AreEqual("z", environment["B"]);
        Assert.AreEqual("a=b", environment["C"]);
        Assert.AreEqual("", environment["D"]);
    }

    [TestMethod]
    [DataRow("A=plain", "plain")]
    [DataRow("  A  =  spaces around  ", "spaces around")]
    [DataRow("\tA=tab\t", "tab")]
    [DataRow("export A=1", "1")]
    [DataRow("export\tA=1", "1")]
    [DataRow("A=", "")]
    [DataRow("A=\"\"", "")]
    [DataRow("A=''", "")]
    [DataRow("A=first\nA=last", "last")]
    [DataRow("A=1 # a comment", "1")]
    [DataRow("A=1\t# a comment", "1")]
    [DataRow("A=# a comment", "")]
    [DataRow("A=a#b", "a#b")]
    [DataRow("A=\"a # b\" # c", "a # b")]
    [DataRow("A='a # b'#c", "a # b")]
    [DataRow("A=it's", "it's")]
    [DataRow("A=say \"hi\"", "say \"hi\"")]
    [DataRow("A='{\"k\":\"v\"}'", "{\"k\":\"v\"}")]
    [DataRow("A=\"it's\"", "it's")]
    [DataRow("A=postgres://u:p@h:1/d?x=y&z=1#f", "postgres://u:p@h:1/d?x=y&z=1#f")]
    [DataRow("A=\"1\\n2\\t3\\r4\"", "1\n2\t3\r4")]
    [DataRow("A='1\\n2'", "1\\n2")]
    [DataRow("A=1\\n2", "1\\n2")]
    [DataRow("A=\"say \\\"hi\\\" \\\\\"", "say \"hi\" \\")]
    [DataRow("A=\"C:\\dir\\file\"", "C:\\dir\\file")]
    [DataRow("A=\"one\ntwo\n\nthree\"", "one\ntwo\n\nthree")]
    [DataRow("A='one\ntwo'", "one\ntwo")]
    [DataRow("A=\"one\r\ntwo\"\r\n", "one\ntwo")]
    [DataRow("# x\r\nA=crlf\r\n", "crlf")]
    [DataRow("A=cr\rB=2", "cr")]
    [DataRow("A=\u00e9\u20ac\U0001F600", "\u00e9\u20ac\U0001F600")]
    [DataRow("A=one\u2028line", "one\u2028line")]
    [DataRow("A.b-c_1=x\nA=2", "2")]
    [DataRow("A=price $5 and $ and 5$", "price $5 and $ and 5$")]
    [DataRow("A='$HOME ${HOME} $(id) `id`'", "$HOME ${HOME} $(id) `id`")]
    [DataRow("A=\\$HOME", "$HOME")]
    [DataRow("A=\"\\${HOME}\"", "${HOME}")]
    [DataRow("A=${HOME}/x", "/home/ada/x")]
    [DataRow("A=\"${HOME}/x\"", "/home/ada/x")]
    [DataRow("B=1\nA=${B}${B}", "11")]
    [DataRow("HOME=other\nA=${HOME}", "/home/ada")]
    [DataRow("A=${NONE:-default}", "default")]
    [DataRow("A=${NONE:-}", "")]
    [DataRow("A=${NONE:-a:-b}", "a:-b")]
    [DataRow("A=${EMPTY:-default}", "default")]
    [DataRow("A=${EMPTY-default}", "")]
    [DataRow("A=${HOME:-default}", "/home/ada")]
    [DataRow("A=${NONE:-${HOME}}", "/home/ada")]
    [DataRow("A=\"${NONE:-a # b}\"", "a # b")]
    [DataRow("A=${HOME:+yes}${EMPTY:+no}${EMPTY+set}", "yesset")]
    [DataRow("A=${HOME:?must be set}", "/home/ada")]
    public void Read_Line_IsWhatItsAuthorExpects(string text, string expected)
    {
        var reading = Read(text);

        Assert.IsEmpty(reading.Faults, string.Join('\n', reading.Faults));
        Assert.AreEqual(expected, reading.Values["A"]);
    }

    [TestMethod]
    [DataRow("secret", "line 1 is not NAME=value")]
    [DataRow("export A", "line 1 is not NAME=value")]
    [DataRow("A=1\n\n=secret", "line 3 is not NAME=value")]
    [DataRow("A: secret", "line 1 is not NAME=value")]
    [DataRow("MY KEY=secret", "line 1 is not NAME=value: a name has letters, digits, _, . and -")]
    [DataRow("1A=secret", "line 1 is not NAME=value: a name has letters, digits, _, . and -")]
    [DataRow("A=\"secret", "line 1 has a \" that is never closed")]
    [DataRow("A=1\nB='secret\nC=3", "line 2 has a ' that is never closed")]
    [DataRow("A=\"secret\"more", "line 1 goes on after the closing \"")]
    [DataRow("A='a\nb'more\nB=1", "line 1 goes on after the closing '")]
    [DataRow("A=`secret`", "line 1 has its value in `")]
    [DataRow("A=$(secret)", "line 1 has $( ), which a shell would run")]
    [DataRow("A=$HOME", "line 1 has a $ before a name, which some programs replace and others keep: write ${NAME} for a value")]
    [DataRow("A=pa$$word", "line 1 has a $ before a name")]
    [DataRow("A=${secret", "line 1 has a ${ that is never closed")]
    [DataRow("A=1\nB=\"x\ny\"\nC=${NONE}", "line 4 uses NONE, which is set neither in the environment nor in an earlier line; ${NONE:-} is nothing then")]
    [DataRow("A=${NONE:?secret}", "line 1 needs NONE")]
    [DataRow("A=${HOME/a/b}", "line 1 has a ${ } that is not understood: it can be ${NAME}, ${NAME:-default}")]
    [DataRow("A=${}", "line 1 has a ${ } that is not understood")]
    [DataRow("A=a\0b", "line 1 has a null character")]
    public void Read_LineThatCannotBeMeant_IsRefusedWithItsNumberAndNoValue(string text, string expected)
    {
        var reading = Read(text);

        StringAssert.Contains(reading.Faults[0], ".env " + expected);
        Assert.IsFalse(reading.Faults.Any(fault => fault.Contains("secret")), string.Join('\n', reading.Faults));
    }

    [TestMethod]
    public void Read_ALineThatIsWrong_LeavesTheOthers()
    {
        var reading = Read("A=1\nB=$HOME\nC=3\nD=$(id)\nE=5\n");

        CollectionAssert.AreEquivalent((string[])["A", "C", "E"], reading.Values.Keys.ToArray());
        Assert.AreEqual(2, reading.Faults.Count);
    }

    [TestMethod]
    public void Read_WithAByteOrderMark_IsRead()
    {
        File.WriteAllText(_file, "A=1\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.AreEqual("1", DotEnvFile.Read(_file, ".env", s_environment).Values["A"]);
    }

    [TestMethod]
    public void Read_InAnotherEncoding_IsRefused()
    {
        File.WriteAllText(_file, "A=1\n", Encoding.Unicode);

        StringAssert.Contains(DotEnvFile.Read(_file, ".env", s_environment).Faults.Single(), ".env is not UTF-8 text");
    }

    [TestMethod]
    public void Read_ValuesThatGrowWithEachLine_AreBounded()
    {
        var text = "A=xxxxxxxxxx\n" + string.Concat(Enumerable.Range(0, 60).Select(_ => "A=${A}${A}\n"));

        StringAssert.Contains(Read(text).Faults[0], "makes the values longer than 4194304 characters");
    }

    [TestMethod]
    public void Read_DefaultsWithinDefaults_AreBounded()
    {
        var text = "A=" + string.Concat(Enumerable.Repeat("${N:-", 100_000)) + new string('}', 100_000);

        StringAssert.Contains(Read(text).Faults.Single(), "within one another more than 8 times");
    }

    [TestMethod]
    public void Read_FileThatIsTooLarge_IsRefused()
    {
        File.WriteAllText(_file, "A=" + new string('x', 1 << 20));

        StringAssert.Contains(DotEnvFile.Read(_file, ".env", s_environment).Faults.Single(), "1048576 are allowed");
    }

    [TestMethod]
    public void Source_NoFile_IsFine()
    {
        var source = new DotEnvSource(_file + ".absent", s_environment);

        Assert.IsEmpty(new ConfigurationBuilder().Add(source).Build().AsEnumerable());
        Assert.IsEmpty(source.Reading.Faults);
    }

    private DotEnvReading Read(string text)
    {
        File.WriteAllText(_file, text);
        return DotEnvFile.Read(_file, ".env", s_environment);
    }
}
