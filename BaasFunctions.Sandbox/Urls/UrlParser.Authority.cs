using System.Globalization;
using System.Text;

namespace BaasFunctions.Sandbox.Urls;

/// <content>User, password, host and port, and what a relative reference takes over.</content>
internal sealed partial class UrlParser
{
    private readonly StringBuilder _username = new();
    private readonly StringBuilder _password = new();
    private bool _atSignSeen;
    private bool _passwordSeen;
    private bool _insideBrackets;

    private bool SpecialRelativeOrAuthority(int c)
    {
        if (c == '/' && Next('/'))
        {
            _at++;
            return Go(UrlState.SpecialAuthorityIgnoreSlashes);
        }

        return Again(UrlState.Relative);
    }

    private bool SpecialAuthoritySlashes(int c)
    {
        if (c == '/' && Next('/'))
        {
            _at++;
            return Go(UrlState.SpecialAuthorityIgnoreSlashes);
        }

        return Again(UrlState.SpecialAuthorityIgnoreSlashes);
    }

    private bool Relative(int c)
    {
        _url.Scheme = _root!.Scheme;
        if (c == '/' || IsBackslash(c))
        {
            return Go(UrlState.RelativeSlash);
        }

        TakeAuthority();
        _path = _root.Segments();
        _url.Query = _root.Query;
        if (EndsPath(c))
        {
            return true;
        }

        if (c == End)
        {
            return true;
        }

        _url.Query = null;
        Shorten();
        return Again(UrlState.Path);
    }

    private bool RelativeSlash(int c)
    {
        if (_url.IsSpecial && c is '/' or '\\')
        {
            return Go(UrlState.SpecialAuthorityIgnoreSlashes);
        }

        if (c == '/')
        {
            return Go(UrlState.Authority);
        }

        TakeAuthority();
        return Again(UrlState.Path);
    }

    private void TakeAuthority()
    {
        _url.Username = _root!.Username;
        _url.Password = _root.Password;
        _url.Host = _root.Host;
        _url.Port = _root.Port;
    }

    private bool Authority(int c)
    {
        if (c == '@')
        {
            AddCredentials();
            return true;
        }

        if (c is not (End or '/' or '?' or '#') && !IsBackslash(c))
        {
            _buffer.Append((char)c);
            return true;
        }

        if (_atSignSeen && _buffer.Length == 0)
        {
            return false;
        }

        _url.Username = _username.ToString();
        _url.Password = _password.ToString();
        _at -= _buffer.Length + 1;
        _buffer.Clear();
        return Go(UrlState.Host);
    }

    private void AddCredentials()
    {
        if (_atSignSeen)
        {
            // The one before belongs to the user or the password.
            (_passwordSeen ? _password : _username).Append("%40");
        }

        _atSignSeen = true;
        var given = _buffer.ToString().AsSpan();
        _buffer.Clear();
        if (!_passwordSeen && given.IndexOf(':') is var colon and >= 0)
        {
            _username.Append(PercentEncoding.Encode(given[..colon], PercentEncoding.UserInfo));
            _passwordSeen = true;
            given = given[(colon + 1)..];
        }

        (_passwordSeen ? _password : _username).Append(PercentEncoding.Encode(given, PercentEncoding.UserInfo));
    }

    private bool Host(int c)
    {
        if (IsSetter && _url.Scheme == "file")
        {
            return Again(UrlState.FileHost);
        }

        if (c == ':' && !_insideBrackets)
        {
            return _buffer.Length > 0 && _override != UrlState.Hostname && SetHost() && Go(UrlState.Port);
        }

        if (c is End or '/' or '?' or '#' || IsBackslash(c))
        {
            _at--;
            if (_buffer.Length == 0 && (_url.IsSpecial || (IsSetter && (_url.HasCredentials || _url.Port is not null))))
            {
                return false;
            }

            _isDone = IsSetter;
            return SetHost() && Go(UrlState.PathStart);
        }

        _insideBrackets = c == '[' || (c != ']' && _insideBrackets);
        _buffer.Append((char)c);
        return true;
    }

    private bool SetHost()
    {
        if (HostParser.Parse(_buffer.ToString(), _url.IsSpecial) is not { } host)
        {
            return false;
        }

        _url.Host = host;
        _buffer.Clear();
        return true;
    }

    private bool Port(int c)
    {
        if (IsDigit(c))
        {
            _buffer.Append((char)c);
            return true;
        }

        if (c is not (End or '/' or '?' or '#') && !IsBackslash(c) && !IsSetter)
        {
            return false;
        }

        if (_buffer.Length > 0)
        {
            var digits = _buffer.ToString().TrimStart('0');
            if (digits.Length > 5 || (digits.Length > 0 && int.Parse(digits, CultureInfo.InvariantCulture) > ushort.MaxValue))
            {
                return false;
            }

            var port = digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
            _url.Port = port == SpecialSchemes.DefaultPort(_url.Scheme) ? null : port;
            _buffer.Clear();
            if (IsSetter)
            {
                _isDone = true;
                return true;
            }
        }

        return !IsSetter && Again(UrlState.PathStart);
    }
}
