using OpsConsole.Core.Leads;
using OpsConsole.Web.Leads.Board;
using OpsConsole.Web.Parts;
using OpsConsole.Web.Parts.Boards;

namespace OpsConsole.Web.Leads.List;

public sealed partial class LeadListPage
{
    private DecisionRequest? asking;

    private async Task HandleDrawerActionAsync((string Action, LeadRef Target, string Address) wish)
    {
        if (DecisionRequest.Needs(wish.Action))
        {
            asking = new DecisionRequest(wish.Action, wish.Target, wish.Address);
            return;
        }

        var result = wish.Action == "approve" ? await Decisions.ApproveAsync(wish.Target, Closing.Token) : await Decisions.TakeBackAsync(wish.Target, Closing.Token);
        Toasts.Show(result.Error is { } error
            ? Toast.Bad(error.Message)
            : Toast.Good(wish.Action == "approve" ? $"Approved {wish.Address}" : $"Took the decision on {wish.Address} back"));
    }

    private void HandleDecidedAsync(DialogOutcome outcome)
    {
        asking = null;
        if (outcome.Toast is { } toast)
            Toasts.Show(toast);
    }
}
