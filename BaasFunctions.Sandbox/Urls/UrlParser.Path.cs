namespace BaasFunctions.Sandbox.Urls;

/// <content>Path, query and fragment.</content>
internal sealed partial class UrlParser
{
    private bool PathStart(int c)
    {
        if (_url.IsSpecial)
        {
            return c is '/' or '\\' ? Go(UrlState.Path) : Again(UrlState.Path);
        }

        if (!IsSetter && EndsPath(c))
        {
            return true;
        }

        if (c != End)
        {
            return c == '/' ? Go(UrlState.Path) : Again(UrlState.Path);
        }

        if (IsSetter && _url.Host is null)
        {
            Path.Add("");
        }

        return true;
    }

    private bool PathSegment(int c)
    {
        var isSlash = c == '/' || IsBackslash(c);
        if (c != End && !isSlash && (IsSetter || c is not ('?' or '#')))
        {
            _buffer.Append((char)c);
            return true;
        }

        var segment = PercentEncoding.Encode(_buffer.ToString(), PercentEncoding.Path);
        _buffer.Clear();
        if (IsDoubleDot(segment))
        {
            Shorten();
            if (!isSlash)
            {
                Path.Add("");
            }
        }
        else if (IsSingleDot(segment))
        {
            if (!isSlash)
            {
                Path.Add("");
            }
        }
        else
        {
            Path.Add(_url.Scheme == "file" && Path.Count == 0 && IsDrive(segment) ? $"{segment[0]}:" : segment);
        }

        return isSlash || c == End || EndsPath(c);
    }

    /// <summary>Goes on to query or fragment where the character begins one.</summary>
    private bool EndsPath(int c)
    {
        if (c == '?')
        {
            _url.Query = "";
            return Go(UrlState.Query);
        }

        if (c == '#')
        {
            _url.Fragment = "";
            return Go(UrlState.Fragment);
        }

        return false;
    }

    /// <summary>Removes the last segment; the drive of a file stays.</summary>
    private void Shorten()
    {
        if (Path.Count > 0 && !(_url.Scheme == "file" && Path.Count == 1 && IsNormalDrive(Path[0])))
        {
            Path.RemoveAt(Path.Count - 1);
        }
    }

    private bool OpaquePath()
    {
        var rest = _input.AsSpan(_at);
        var length = rest.IndexOfAny('?', '#') is var end and >= 0 ? end : rest.Length;
        var path = PercentEncoding.Encode(rest[..length], PercentEncoding.Control);
        // A space at the end would be lost when the URL is read again without what follows.
        _url.Path = length < rest.Length && path.EndsWith(' ') ? path[..^1] + "%20" : path;
        _at += length;
        return _at == _input.Length || EndsPath(_input[_at]);
    }

    private bool Query()
    {
        var rest = _input.AsSpan(_at);
        var length = !IsSetter && rest.IndexOf('#') is var end and >= 0 ? end : rest.Length;
        _url.Query = PercentEncoding.Encode(rest[..length], _url.IsSpecial ? PercentEncoding.SpecialQuery : PercentEncoding.Query);
        _at += length;
        return _at == _input.Length || EndsPath(_input[_at]);
    }

    private bool Fragment()
    {
        _url.Fragment = PercentEncoding.Encode(_input.AsSpan(Math.Min(_at, _input.Length)), PercentEncoding.Fragment);
        _at = _input.Length;
        return true;
    }

    private static bool IsSingleDot(string segment) => segment == "." || segment.Equals("%2e", StringComparison.OrdinalIgnoreCase);

    private static bool IsDoubleDot(string segment) => segment switch
    {
        ".." => true,
        { Length: 4 } => segment.Equals(".%2e", StringComparison.OrdinalIgnoreCase) || segment.Equals("%2e.", StringComparison.OrdinalIgnoreCase),
        { Length: 6 } => segment.Equals("%2e%2e", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
