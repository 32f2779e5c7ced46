namespace OpsConsole.Core.Leads.Addresses;

/// <summary>The flat, floor, lot or building behind a street: as written in canonical words, and as it counts when compared.</summary>
internal readonly record struct Units(string Text, string Key)
{
    public static Units None { get; } = new("", "");

    public bool IsNone => Text.Length == 0;

    /// <summary>
    /// Finds the units at the end of the words, none of which may begin before <paramref name="nameStart"/> + 1: a street needs a name.
    /// Answers where they begin (the count of words when there are none).
    /// </summary>
    public static (Units Units, int Start) AtEnd(IReadOnlyList<string> words, int nameStart)
    {
        for (var start = nameStart + 1; start < words.Count; start++)
        {
            if (ReadAll(words, start, nameStart) is { } units)
                return (units, start);
        }

        return (None, words.Count);
    }

    /// <summary>A unit written before the house number ("Apt 1B 626 E Kilbourn Ave", "Lot 5 Main St"), and how many words it took.</summary>
    public static (Units Units, int Words) AtFront(IReadOnlyList<string> words)
    {
        if (words.Count < 3 || UnitDesignators.WithNumberCode(words[0]) is not { } code || code is "#" or "KEY" or "PIER" or "STOP" or "OFC" or "BSMT")
            return (None, 0);
        var at = words[1] is "#" or "NO" && words.Count > 3 ? 2 : 1;
        if (!UnitWords.IsNumber(words[at]) || at + 1 >= words.Count)
            return (None, 0);
        var isBeforeNumber = HouseNumber.IsNumber(words[at + 1]);
        if (isBeforeNumber ? at + 2 >= words.Count : code != "LOT")
            return (None, 0);
        return (One(code, words[at]), at + 1);
    }

    public Units And(Units next) => IsNone ? next : next.IsNone ? this : new($"{Text} {next.Text}", $"{Key} {next.Key}");

    private static Units? ReadAll(IReadOnlyList<string> words, int start, int nameStart)
    {
        var units = None;
        for (var at = start; at < words.Count;)
        {
            var (unit, taken) = ReadOne(words, at, at == start ? nameStart : -1);
            if (taken == 0)
                return null;
            units = units.And(unit);
            at += taken;
        }

        return units;
    }

    private static (Units Unit, int Words) ReadOne(IReadOnlyList<string> words, int at, int nameStart)
    {
        if (words[at] is "BOX" or "PO" or "P" or "POB" or "POBOX" or "POST" && PostBox.Read(words, at) is ({ } box, var boxWords))
            return (new(box, box), boxWords);

        var word = words[at];
        if (UnitDesignators.WithNumberCode(word) is { } code && !(word is "#" or "NO" && Highways.IsNumbered(words, at - 1, nameStart)) && (word != "NO" || UnitWords.EndsStreet(words, at, nameStart)))
        {
            var (number, taken) = UnitWords.Number(words, at + 1, code);
            if (taken > 0)
                return (One(code, number), taken + 1);
        }

        if (at + 1 < words.Count && UnitDesignators.WithNumberCode(words[at + 1]) == "FL" && UnitWords.Floor(words, at) is { } floor)
            return (One("FL", floor), 2);
        if (UnitDesignators.AloneCode(word) is { } alone && (word == alone && word is not ("REAR" or "SIDE") || UnitWords.EndsStreet(words, at, nameStart)))
            return (new(alone, alone), 1);
        if (UnitWords.IsBareNumber(words, at, nameStart))
            return (One(UnitDesignators.Any, word), 1);
        return UnitWords.IsLetterAndNumber(words, at, nameStart) ? (One(UnitDesignators.Any, word + words[at + 1]), 2) : (None, 0);
    }

    private static Units One(string code, string number)
    {
        var shortNumber = number.Replace(" ", "", StringComparison.Ordinal);
        return new($"{code} {shortNumber}", $"{UnitDesignators.ForComparing(code)} {shortNumber}");
    }
}
