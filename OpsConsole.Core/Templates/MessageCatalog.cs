using System.Collections.Frozen;
using OpsConsole.Core.Messages.Library;
using OpsConsole.Core.Messages.Sms;
using OpsConsole.Core.Notifications.Digests;
using OpsConsole.Core.Notifications.Letters;
using OpsConsole.Core.Notifications.Preferences;
using OpsConsole.Core.Notifications.Reminders;
using OpsConsole.Core.Users.Letters;
using OpsConsole.Core.Users.Phones;

namespace OpsConsole.Core.Templates;

/// <summary>Every message the product sends, in the order people read them. The one source of their keys.</summary>
public static class MessageCatalog
{
    public static IReadOnlyList<MessageTemplate> All { get; } =
    [
        PasswordResetMessage.Is, PasswordChangedMessage.Is, AccountLockedMessage.Is, AccountLockedForTravelMessage.Is, TwoFactorOnMessage.Is, TwoFactorOffMessage.Is, TwoFactorResetMessage.Is,
        RegistrationMessage.Is, HasAccountAlreadyMessage.Is, RegistrationApprovedMessage.Is, RegistrationDeclinedMessage.Is,
        WillBeInactiveMessage.Is, DataReadyMessage.Is,
        LeadApprovedMessage.Is, LeadRejectedMessage.Is, LeadNotReviewedMessage.Is, LeadQuestionedMessage.Is, LeadAnsweredMessage.Is, GivenToYouMessage.Is, MentionedMessage.Is,
        LeadExpiringMessage.Is, LeadExpiredMessage.Is, LeadOfferedMessage.Is, OfferLapsedMessage.Is, OfferWithdrawnMessage.Is, OfferAnsweredMessage.Is, LeadUnplacedMessage.Is,
        ImportEndedMessage.Is, RegistrationWaitingMessage.Is, SecurityAlertedMessage.Is, OperationsTroubledMessage.Is, FlagChangedMessage.Is,
        WeeklyDigestMessage.Is, DueTodayMessage.Is,
        NoticeMessage.Is,
        PhoneCodeMessage.Is, TextAnswerMessage.Is,
        WelcomeMessage.Is, NewsletterMessage.Is, EventInvitationMessage.Is, InvestmentOpportunityMessage.Is,
    ];

    private static readonly FrozenDictionary<string, MessageTemplate> byKey = All.ToFrozenDictionary(template => template.Key);

    /// <summary>Null for a message of another version of the product.</summary>
    public static MessageTemplate? Of(string key) => byKey.GetValueOrDefault(key);
}
