using OpsConsole.Core.Leads;

namespace OpsConsole.Tests.Leads;

public sealed partial class LeadLifeTests
{
    private enum Move
    {
        Submit,
        Approve,
        Reject,
        TakeBack,
        Extend,
        Hold,
        Release,
        Sell,
        Delete,
        Restore,
        Merge,
        Unmerge,
        Accept,
        Decline,
        Suspect,
        Trust,
        ClearDoubt,
        RunExpiry,
        RunOffers,
        ClockOn,
        ClockBack,
    }

    /// <summary>What the rules say a lead is.</summary>
    private sealed class Expected(long id)
    {
        public long Id { get; } = id;
        public LeadStatus Status = LeadStatus.Pending;
        public DateTime? DecidedAt, EndsAt, HeldUntil;
        public string? HeldFor;
        public bool InTrash;
        public long? MergeId;
        public int Sales;

        /// <summary>Whether something speaks for fraud, and whether a manager said that it means nothing.</summary>
        public bool IsDoubtful, IsCleared;

        public bool IsHidden => IsDoubtful && !IsCleared;

        public bool IsHeld(DateTime now) => Status == LeadStatus.Approved && HeldUntil > now;

        public bool RanOut(DateTime now) => Status == LeadStatus.Approved && EndsAt <= now && !IsHeld(now);

        public bool Allows(Move move, DateTime now, string buyer) => move switch
        {
            Move.Restore => InTrash && MergeId is null,
            Move.Unmerge => InTrash && MergeId is not null,
            _ when InTrash => false,
            Move.Approve or Move.Reject => Status == LeadStatus.Pending,
            Move.TakeBack => Status is LeadStatus.Approved or LeadStatus.Rejected && now - DecidedAt <= undoWindow && !IsHeld(now),
            Move.Extend => Status == LeadStatus.Approved && EndsAt > now,
            Move.Hold => Status == LeadStatus.Approved && !IsHeld(now) && !RanOut(now) && !IsHidden,
            Move.Release => IsHeld(now),
            Move.Sell => Status == LeadStatus.Approved && !RanOut(now) && !IsHidden && (!IsHeld(now) || HeldFor == buyer),
            Move.Suspect or Move.Trust => Status != LeadStatus.Sold,
            Move.ClearDoubt => IsHidden,
            Move.Delete or Move.Merge => Status != LeadStatus.Sold && !IsHeld(now),
            _ => throw new ArgumentOutOfRangeException(nameof(move)),
        };

        public void Take(Move move, DateTime now, string buyer)
        {
            switch (move)
            {
                case Move.Approve:
                    (Status, DecidedAt, EndsAt) = (LeadStatus.Approved, now, now + countdown);
                    break;
                case Move.Reject:
                    (Status, DecidedAt) = (LeadStatus.Rejected, now);
                    break;
                case Move.TakeBack:
                    (Status, DecidedAt, EndsAt, HeldFor, HeldUntil) = (LeadStatus.Pending, null, null, null, null);
                    break;
                case Move.Extend:
                    EndsAt += TimeSpan.FromHours(5);
                    break;
                case Move.Hold:
                    (HeldFor, HeldUntil) = (buyer, now + TimeSpan.FromHours(24));
                    break;
                case Move.Release:
                    (HeldFor, HeldUntil) = (null, null);
                    Expire(now);
                    break;
                case Move.Sell:
                    (Status, HeldFor, HeldUntil, Sales) = (LeadStatus.Sold, null, null, Sales + 1);
                    break;
                case Move.Suspect:
                    IsDoubtful = true;
                    if (IsHidden)
                        (HeldFor, HeldUntil) = (null, null);
                    break;
                case Move.Trust:
                    // A sign that comes again is no new one: what was cleared stays cleared.
                    IsDoubtful = false;
                    break;
                case Move.ClearDoubt:
                    IsCleared = true;
                    break;
                case Move.Delete or Move.Merge:
                    InTrash = true;
                    break;
                case Move.Restore or Move.Unmerge:
                    (InTrash, MergeId) = (false, null);
                    break;
            }
        }

        public void Expire(DateTime now)
        {
            if (!InTrash && RanOut(now))
                (Status, HeldFor, HeldUntil) = (LeadStatus.Expired, null, null);
        }
    }
}
