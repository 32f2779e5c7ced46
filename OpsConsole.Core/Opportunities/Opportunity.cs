using OpsConsole.Core.Activity;
using OpsConsole.Core.Tenants;

namespace OpsConsole.Core.Opportunities;

/// <summary>A house that we try to buy or place: where it stands in the pipeline, what it is worth, how likely it is and until when.</summary>
public sealed partial class Opportunity : ITenantOwned, IVersioned, IActivitySubject
{
    public const int TitleLength = 200;
    public const int NameLength = 160;
    public const int WordsLength = 1000;

    /// <summary>Ten billion dollars: what thousands of them come to, and by a hundred percent, is still a number.</summary>
    public const long MostCents = 1_000_000_000_000;

    public long Id { get; init; }

    public long TenantId { get; init; }

    public long Version { get; private set; }

    /// <summary>The lead it was made of; null once that lead was removed for good. A lead has one, besides those in the trash.</summary>
    public long? LeadId { get; init; }

    /// <summary>The address to begin with; people may call it otherwise.</summary>
    public required string Title { get; set; }

    public long? ValueCents { get; set; }

    public OpportunityStage Stage { get; private set; } = OpportunityStage.New;

    public DateTime StageChangedAtUtc { get; private set; }

    /// <summary>What somebody said about this one; null while the stage's usual counts.</summary>
    public int? OwnProbability { get; private set; }

    /// <summary>What counts instead of the stage's usual, in percent: what somebody said, 100 when won, 0 when lost. See <see cref="StageProbabilities"/>.</summary>
    public int? Probability { get; private set; }

    /// <summary>A day on the calendar, in no zone.</summary>
    public DateOnly? ExpectedCloseOn { get; private set; }

    /// <summary>The same for ordering: the last of all days when none is expected.</summary>
    public DateOnly CloseOrder { get; private set; } = DateOnly.MaxValue;

    public long? OwnerUserId { get; private set; }

    public string? OwnerName { get; private set; }

    public required string CreatedByName { get; init; }

    public DateTime CreatedAtUtc { get; init; }

    string IActivitySubject.SubjectKind => Subject;

    public const string Subject = "opportunity";

    /// <summary>As a lead becomes one.</summary>
    public static Opportunity Of(Leads.Lead lead, Actor actor, DateTime nowUtc) => new()
    {
        LeadId = lead.Id,
        Title = lead.Street,
        ValueCents = lead.AskingPriceCents,
        StageChangedAtUtc = nowUtc,
        CreatedByName = actor.Name,
        CreatedAtUtc = nowUtc,
    };

    public Error? Assign(long? userId, string? name)
    {
        if (userId == OwnerUserId)
            return new OpportunityIsAssigned(OwnerName);
        (OwnerUserId, OwnerName) = (userId, userId is null ? null : name);
        return null;
    }

    public void Expect(DateOnly? day) => (ExpectedCloseOn, CloseOrder) = (day, day ?? DateOnly.MaxValue);

    /// <summary>With null the stage's usual counts again.</summary>
    public void Estimate(int? percent)
    {
        OwnProbability = percent;
        Weigh();
    }

    private void Weigh() => Probability = Outcome switch
    {
        OpportunityOutcome.Won => 100,
        OpportunityOutcome.Lost => 0,
        _ => OwnProbability,
    };
}
