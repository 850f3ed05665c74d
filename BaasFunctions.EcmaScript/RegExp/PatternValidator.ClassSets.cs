namespace Acornima.RegularExpressions;

internal ref partial struct PatternValidator
{
    // ClassContents[+V] :: ClassUnion | ClassIntersection | ClassSubtraction, with nested classes on the stack
    private bool ReadClassSet()
    {
        OpenClassSet();
        while (_at < _pattern.Length)
        {
            if (!ReadClassSetPart(ref _classes![_classDepth - 1]))
            {
                return false;
            }

            if (_classDepth == 0)
            {
                return true;
            }
        }

        return Fail(RegExpFaults.UnterminatedClass(_classes![_classDepth - 1].Start));
    }

    private bool ReadClassSetPart(ref ClassSetFrame set)
    {
        if (IsAt(']'))
        {
            return CloseClassSet();
        }

        if (IsAt('&', '&'))
        {
            return ReadSetOperator(ref set, ClassSetKind.Intersection);
        }

        if (IsAt('-', '-'))
        {
            return ReadSetOperator(ref set, ClassSetKind.Subtraction);
        }

        return set.Kind is ClassSetKind.Intersection or ClassSetKind.Subtraction
            ? Fail(RegExpFaults.InvalidSetOperation(_at))
            : ReadSetOperand(ref set);
    }

    // ClassIntersection :: ClassSetOperand && [lookahead != &] ClassSetOperand
    // ClassSubtraction :: ClassSetOperand -- ClassSetOperand
    private bool ReadSetOperator(ref ClassSetFrame set, ClassSetKind operation)
    {
        var start = _at;
        _at += 2;
        if (!set.TryOperate(operation)
            || IsAt(']')
            || (operation == ClassSetKind.Intersection && IsAt('&')))
        {
            return Fail(RegExpFaults.InvalidSetOperation(start));
        }

        return _at == _pattern.Length || ReadSetOperand(ref set);
    }

    // ClassSetOperand :: NestedClass | ClassStringDisjunction | ClassSetCharacter
    private bool ReadSetOperand(ref ClassSetFrame set)
    {
        var start = _at;
        if (IsAt('['))
        {
            OpenClassSet();
            return true;
        }

        if (IsAt('\\') && _at + 1 < _pattern.Length)
        {
            _at++;
            if (TryReadClassEscape(start, out var mayContainStrings)
                || TryReadClassStrings(start, out mayContainStrings))
            {
                set.AddOperand(mayContainStrings);
                return _fault is null;
            }

            _at = start;
        }

        return ReadSetCharacterOrRange(ref set);
    }

    // ClassSetRange :: ClassSetCharacter - ClassSetCharacter
    private bool ReadSetCharacterOrRange(ref ClassSetFrame set)
    {
        var start = _at;
        if (!ReadClassSetCharacter(out var low))
        {
            return false;
        }

        if (!IsAt('-') || IsAt('-', '-'))
        {
            set.AddOperand(mayContainStrings: false);
            return true;
        }

        if (set.Kind is ClassSetKind.Intersection or ClassSetKind.Subtraction)
        {
            return Fail(RegExpFaults.InvalidSetOperation(_at));
        }

        set.AddRange();
        if (++_at == _pattern.Length)
        {
            return true;
        }

        return ReadClassSetCharacter(out var high)
            && (low <= high || Fail(RegExpFaults.ClassRangeOutOfOrder(start)));
    }

    private void OpenClassSet()
    {
        var start = _at++;
        var isNegated = IsAt('^');
        if (isNegated)
        {
            _at++;
        }

        if (_classes is null)
        {
            _classes = new ClassSetFrame[4];
        }
        else if (_classDepth == _classes.Length)
        {
            Array.Resize(ref _classes, _classDepth * 2);
        }

        _classes[_classDepth++] = new ClassSetFrame(start, isNegated);
    }

    // NestedClass :: [^ ClassContents ], an error when its contents may contain strings (22.2.1.1)
    private bool CloseClassSet()
    {
        var closed = _classes![--_classDepth];
        if (closed.IsNegated && closed.MayContainStrings)
        {
            return Fail(RegExpFaults.NegatedClassOfStrings(closed.Start));
        }

        _at++;
        if (_classDepth > 0)
        {
            _classes[_classDepth - 1].AddOperand(closed.MayContainStrings);
        }

        return true;
    }
}
