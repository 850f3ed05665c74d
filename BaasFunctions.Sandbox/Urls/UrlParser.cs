using System.Text;

namespace BaasFunctions.Sandbox.Urls;

/// <summary>
/// The basic URL parser (URL Standard, 4.4): one state after the other, each method one state, in time linear in the text. What a part of a URL
/// must encode is encoded when the part has ended.
/// </summary>
internal sealed partial class UrlParser
{
    private const int End = -1;

    private readonly string _input;
    private readonly UrlRecord? _root;
    private readonly UrlRecord _url;
    private readonly UrlState? _override;
    private readonly StringBuilder _buffer = new();
    private UrlState _state;
    private List<string>? _path;
    private int _at;
    private bool _isDone;

    /// <param name="input">The text, cleaned.</param>
    /// <param name="root">What it is relative to; null for nothing.</param>
    /// <param name="url">What is filled in.</param>
    /// <param name="stateOverride">The state with which a setter begins, after which it ends; null for a whole URL.</param>
    public UrlParser(string input, UrlRecord? root, UrlRecord url, UrlState? stateOverride)
    {
        _input = input;
        _root = root;
        _url = url;
        _override = stateOverride;
        _state = stateOverride ?? UrlState.SchemeStart;
    }

    private bool IsSetter => _override is not null;

    private List<string> Path => _path ??= _url.Segments();

    /// <returns>Whether the text is one. After a failure the URL keeps what was set before.</returns>
    public bool Run()
    {
        for (; ; _at++)
        {
            if (!Step(_at < _input.Length ? _input[_at] : End))
            {
                return false;
            }

            if (_isDone || _at >= _input.Length)
            {
                break;
            }
        }

        if (_path is not null)
        {
            _url.Path = _path.Count == 0 ? "" : "/" + string.Join('/', _path);
        }

        return true;
    }

    private bool Step(int c) => _state switch
    {
        UrlState.SchemeStart => SchemeStart(c),
        UrlState.Scheme => Scheme(c),
        UrlState.NoScheme => NoScheme(c),
        UrlState.SpecialRelativeOrAuthority => SpecialRelativeOrAuthority(c),
        UrlState.PathOrAuthority => c == '/' ? Go(UrlState.Authority) : Again(UrlState.Path),
        UrlState.Relative => Relative(c),
        UrlState.RelativeSlash => RelativeSlash(c),
        UrlState.SpecialAuthoritySlashes => SpecialAuthoritySlashes(c),
        UrlState.SpecialAuthorityIgnoreSlashes => c is '/' or '\\' || Again(UrlState.Authority),
        UrlState.Authority => Authority(c),
        UrlState.Host or UrlState.Hostname => Host(c),
        UrlState.Port => Port(c),
        UrlState.File => File(c),
        UrlState.FileSlash => FileSlash(c),
        UrlState.FileHost => FileHost(c),
        UrlState.PathStart => PathStart(c),
        UrlState.Path => PathSegment(c),
        UrlState.OpaquePath => OpaquePath(),
        UrlState.Query => Query(),
        _ => Fragment(),
    };

    private bool SchemeStart(int c)
    {
        if (IsLetter(c))
        {
            _buffer.Append((char)(c | 0x20));
            return Go(UrlState.Scheme);
        }

        return !IsSetter && Again(UrlState.NoScheme);
    }

    private bool Scheme(int c)
    {
        if (IsLetter(c) || IsDigit(c) || c is '+' or '-' or '.')
        {
            _buffer.Append(char.ToLowerInvariant((char)c));
            return true;
        }

        if (c != ':')
        {
            if (IsSetter)
            {
                return false;
            }

            _buffer.Clear();
            _state = UrlState.NoScheme;
            _at = -1;
            return true;
        }

        var scheme = _buffer.ToString();
        if (IsSetter)
        {
            return SetScheme(scheme);
        }

        _url.Scheme = scheme;
        _buffer.Clear();
        if (scheme == "file")
        {
            return Go(UrlState.File);
        }

        if (_url.IsSpecial)
        {
            return Go(_root is not null && _root.Scheme == scheme ? UrlState.SpecialRelativeOrAuthority : UrlState.SpecialAuthoritySlashes);
        }

        if (Next('/'))
        {
            _at++;
            return Go(UrlState.PathOrAuthority);
        }

        _url.HasOpaquePath = true;
        return Go(UrlState.OpaquePath);
    }

    private bool SetScheme(string scheme)
    {
        _isDone = true;
        if (_url.IsSpecial != SpecialSchemes.Has(scheme)
            || (scheme == "file" && (_url.HasCredentials || _url.Port is not null))
            || (_url.Scheme == "file" && _url.Host is not { Length: > 0 }))
        {
            return true;
        }

        _url.Scheme = scheme;
        _url.Port = _url.Port == SpecialSchemes.DefaultPort(scheme) ? null : _url.Port;
        return true;
    }

    private bool NoScheme(int c)
    {
        if (_root is null || (_root.HasOpaquePath && c != '#'))
        {
            return false;
        }

        if (!_root.HasOpaquePath)
        {
            return Again(_root.Scheme == "file" ? UrlState.File : UrlState.Relative);
        }

        _url.Scheme = _root.Scheme;
        _url.Path = _root.Path;
        _url.HasOpaquePath = true;
        _url.Query = _root.Query;
        return Go(UrlState.Fragment);
    }

    private bool Go(UrlState state)
    {
        _state = state;
        return true;
    }

    /// <summary>The next state sees the same character.</summary>
    private bool Again(UrlState state)
    {
        _at--;
        _state = state;
        return true;
    }

    private bool Next(char expected) => _at + 1 < _input.Length && _input[_at + 1] == expected;

    private bool IsBackslash(int c) => c == '\\' && _url.IsSpecial;

    private static bool IsLetter(int c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    private static bool IsDigit(int c) => c is >= '0' and <= '9';
}
