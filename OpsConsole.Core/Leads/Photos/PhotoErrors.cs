using System.Globalization;
using OpsConsole.Core.Leads.FairHousing;
using OpsConsole.Core.Leads.Photos.Reading;

namespace OpsConsole.Core.Leads.Photos;

public sealed record PhotoIsEmpty(string Name) : Error($"“{Name}” is empty. Choose it once more.");

public sealed record PhotoIsTooLarge(string Name, int Megabytes) : Error($"“{Name}” is larger than {Megabytes} MB, the most that is taken here.");

public sealed record PhotoIsNoPicture(string Name, string Found) : Error($"“{Name}” is {Found}, not a photo we can show. Choose a JPEG, PNG or WebP picture.");

public sealed record PhotoIsCutShort(string Name) : Error($"“{Name}” ends too early; a part of the picture is missing. Choose it once more.");

public sealed record PhotoIsDamaged(string Name) : Error($"“{Name}” is damaged or of a kind that browsers do not show. Save it as JPEG or PNG and choose it again.");

public sealed record PhotoHasMoreBehind(string Name) : Error($"“{Name}” carries something else behind the picture. Save it as a plain JPEG or PNG and choose it again.");

public sealed record PhotoMoves(string Name) : Error($"“{Name}” is a moving picture. Choose a still one.");

public sealed record PhotoHasTooManyPixels(string Name, long Width, long Height)
    : Error(string.Create(CultureInfo.InvariantCulture, $"“{Name}” has {Width:N0} × {Height:N0} pixels; {Picture.MostPixels / 1_000_000} million is the most. Make it smaller and choose it again."));

public sealed record PhotoIsHereAlready(string Name) : Error($"“{Name}” is among the photos already. It was not added twice.");

public sealed record PhotosAreMany(int Most) : Error($"A lead has {Most} photos at the most. Remove one first.");

public sealed record PhotosAreWithTheReviewer(LeadStatus Status)
    : Error($"This lead is {Status.ToString().ToLowerInvariant()}; its photos stay as they were reviewed.");

public sealed record CaptionIsTooLong(int Most) : Error($"Please keep the caption under {Most} characters.");

public sealed record CaptionBreaksFairHousing(WordingFinding Found) : Error($"“{Found.Words}” cannot stand in a listing. {Found.Why} {Found.Suggestion}");

public sealed record PhotoIsRemoved() : Error("This photo was removed meanwhile.");

public sealed record PhotoIsNotRemoved() : Error("This photo is there; nothing was removed.");
