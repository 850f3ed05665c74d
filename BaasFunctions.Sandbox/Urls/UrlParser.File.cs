namespace BaasFunctions.Sandbox.Urls;

/// <content>What is particular to <c>file:</c>: drive letters, and hosts that are mostly empty.</content>
internal sealed partial class UrlParser
{
    private bool File(int c)
    {
        _url.Scheme = "file";
        _url.Host = "";
        if (c is '/' or '\\')
        {
            return Go(UrlState.FileSlash);
        }

        if (_root is not { Scheme: "file" })
        {
            return Again(UrlState.Path);
        }

        _url.Host = _root.Host;
        _path = _root.Segments();
        _url.Query = _root.Query;
        if (c == End || EndsPath(c))
        {
            return true;
        }

        _url.Query = null;
        if (StartsWithDrive(_input.AsSpan(_at)))
        {
            _path = [];
        }
        else
        {
            Shorten();
        }

        return Again(UrlState.Path);
    }

    private bool FileSlash(int c)
    {
        if (c is '/' or '\\')
        {
            return Go(UrlState.FileHost);
        }

        if (_root is { Scheme: "file" })
        {
            _url.Host = _root.Host;
            if (!StartsWithDrive(_input.AsSpan(Math.Min(_at, _input.Length))) && _root.Segments() is [var first, ..] && IsNormalDrive(first))
            {
                Path.Add(first);
            }
        }

        return Again(UrlState.Path);
    }

    private bool FileHost(int c)
    {
        if (c is not (End or '/' or '\\' or '?' or '#'))
        {
            _buffer.Append((char)c);
            return true;
        }

        _at--;
        if (!IsSetter && IsDrive(_buffer.ToString()))
        {
            // It is the first segment of the path.
            return Go(UrlState.Path);
        }

        if (_buffer.Length == 0)
        {
            _url.Host = "";
        }
        else if (!SetHost())
        {
            return false;
        }

        _url.Host = _url.Host == "localhost" ? "" : _url.Host;
        _isDone = IsSetter;
        return Go(UrlState.PathStart);
    }

    private static bool StartsWithDrive(ReadOnlySpan<char> text) =>
        text.Length >= 2 && IsDrive(text[..2]) && (text.Length == 2 || text[2] is '/' or '\\' or '?' or '#');

    private static bool IsDrive(ReadOnlySpan<char> text) => text is [var letter, ':' or '|'] && IsLetter(letter);

    private static bool IsNormalDrive(ReadOnlySpan<char> text) => text is [var letter, ':'] && IsLetter(letter);
}
