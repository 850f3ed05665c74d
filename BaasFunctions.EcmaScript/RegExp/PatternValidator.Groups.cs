namespace Acornima.RegularExpressions;

internal ref partial struct PatternValidator
{
    // Atom :: ( GroupSpecifier? Disjunction ) | (? RegularExpressionModifiers : Disjunction ) | ...
    private bool OpenGroup()
    {
        var start = _at++;
        var kind = GroupKind.Atom;

        if (!IsAt('?'))
        {
            _captureCount++;
        }
        else if (!ReadGroupPrefix(start, out kind))
        {
            return false;
        }

        PushGroup(new GroupFrame(start, _at, kind));
        return true;
    }

    // Assertion :: (?= (?! (?<= (?<! and GroupSpecifier :: ? GroupName
    private bool ReadGroupPrefix(int start, out GroupKind kind)
    {
        kind = GroupKind.Atom;
        _at++;
        switch (CharAt(_at))
        {
            case ':':
                _at++;
                return true;
            case '=' or '!':
                _at++;
                kind = GroupKind.Lookahead;
                return true;
            case '<' when CharAt(_at + 1) is '=' or '!':
                _at += 2;
                kind = GroupKind.Lookbehind;
                return true;
            case '<':
                _captureCount++;
                return DeclareGroupName(start);
            default:
                return ReadModifiers(start);
        }
    }

    private bool CloseGroup()
    {
        if (_groupDepth == 0)
        {
            return Fail(RegExpFaults.UnmatchedParenthesis(_at));
        }

        _at++;
        return _groups![--_groupDepth].Kind switch
        {
            GroupKind.Atom => ReadQuantifier(),
            GroupKind.Lookahead when !_isUnicode => ReadQuantifier(),
            _ => true,
        };
    }

    // Disjunction :: Alternative | Disjunction
    private void StartAlternative()
    {
        if (_groupDepth == 0)
        {
            _alternativeStart = _at;
        }
        else
        {
            _groups![_groupDepth - 1].AlternativeStart = _at;
        }
    }

    private void PushGroup(GroupFrame group)
    {
        if (_groups is null)
        {
            _groups = new GroupFrame[8];
        }
        else if (_groupDepth == _groups.Length)
        {
            Array.Resize(ref _groups, _groupDepth * 2);
        }

        _groups[_groupDepth++] = group;
    }

    private bool CheckGroupsClosed() =>
        _groupDepth == 0 || Fail(RegExpFaults.UnterminatedGroup(_groups![_groupDepth - 1].Start));
}
