using System.Globalization;
using System.Text;
using System.Xml;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Server.Testing;

/// <summary>Results as JUnit XML: a suite for each function, a failure for what was not as expected, an error for what could not be tried.</summary>
internal static class JUnitReport
{
    public static void Write(Stream stream, IReadOnlyList<TestVerdict> verdicts)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartElement("testsuites");
        WriteTotals(xml, "baas test", verdicts);
        foreach (var suite in verdicts.GroupBy(static verdict => verdict.Target.Name))
        {
            xml.WriteStartElement("testsuite");
            WriteTotals(xml, suite.Key, [.. suite]);
            foreach (var verdict in suite)
            {
                Write(xml, verdict);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteTotals(XmlWriter xml, string name, IReadOnlyList<TestVerdict> verdicts)
    {
        xml.WriteAttributeString("name", Valid(name));
        xml.WriteAttributeString("tests", Number(verdicts.Count));
        xml.WriteAttributeString("failures", Number(verdicts.Count(static verdict => verdict.Result is { Passed: false })));
        xml.WriteAttributeString("errors", Number(verdicts.Count(static verdict => verdict.Result is null)));
        xml.WriteAttributeString("time", Seconds(TimeSpan.FromTicks(verdicts.Sum(static verdict => verdict.Result?.Took.Ticks ?? 0))));
    }

    private static void Write(XmlWriter xml, TestVerdict verdict)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Valid(verdict.Target.Name));
        xml.WriteAttributeString("name", Valid(verdict.Name));
        xml.WriteAttributeString("time", Seconds(verdict.Result?.Took ?? TimeSpan.Zero));
        if (verdict.Fault is { } fault)
        {
            xml.WriteStartElement("error");
            xml.WriteAttributeString("message", Valid(fault));
            xml.WriteEndElement();
        }

        if (verdict.Result is { Passed: false } failed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Valid($"{failed.Failures[0].Path}: {failed.Failures[0].Message}"));
            xml.WriteString(Valid(string.Join('\n', TestReport.Lines(failed))));
            xml.WriteEndElement();
            WriteLog(xml, failed.Executions);
        }

        xml.WriteEndElement();
    }

    private static void WriteLog(XmlWriter xml, IReadOnlyList<ExecutionResult> executions)
    {
        var entries = executions.SelectMany(static execution => execution.Logs).Select(static entry => $"{LogEntryLevelNames.Of(entry.Level)} {entry.Message}").ToArray();
        if (entries.Length > 0)
        {
            xml.WriteElementString("system-out", Valid(string.Join('\n', entries)));
        }
    }

    /// <summary>XML has no place for control characters and halves of surrogate pairs.</summary>
    private static string Valid(string text)
    {
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            valid.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        }

        return valid.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
